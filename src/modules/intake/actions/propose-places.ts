import type { Context } from '../../../platform/context.ts'
import { findLinesIn } from '../../contracts/index.ts'
import { openTicketsOf } from '../store/open-tickets.ts'

/** A line that a held mail may be about, with its tickets that are not closed. */
export type ProposedPlace = {
  readonly lineId: string
  readonly contractNumber: string
  /** Contract, serial number or key, device and customer in one line. */
  readonly name: string
  readonly tickets: readonly { readonly number: string; readonly title: string }[]
}

/**
 * The lines whose serial number, licence key or contract number stands in a mail's subject, text or file names, so that
 * staff need not search. Only staff see it: the sender never learns that there is such a line.
 *
 * @param words What is looked through; numbers in file names stand between signs, so each is read without them as well.
 * @see ux.md 4.4, features F3
 */
export async function proposePlaces(ctx: Context, words: readonly string[]): Promise<readonly ProposedPlace[]> {
  const lines = await findLinesIn(ctx, words.flatMap((each) => [each, each.replaceAll(/[._-]+/g, ' ')]).join('\n'))
  const tickets = await openTicketsOf(
    ctx,
    lines.map(({ lineId }) => lineId),
  )
  return lines.map(({ lineId, contractNumber, serial, licence, vendor, model, customerName }) => ({
    lineId,
    contractNumber,
    name: [contractNumber, serial ?? licence ?? '', `${vendor ?? ''} ${model ?? ''}`.trim(), customerName]
      .filter((part) => part !== '')
      .join(' · '),
    tickets: tickets.filter((ticket) => ticket.lineId === lineId).map(({ number, title }) => ({ number, title })),
  }))
}
