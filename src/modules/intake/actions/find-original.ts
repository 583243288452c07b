import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { findTicket } from '../../tickets/index.ts'
import { findMailOfEntry, type RawMail } from '../store/raw-mails.ts'

/**
 * The mail that an entry was written from, for whoever may see the entry.
 *
 * @throws {Refusal} `tickets.not_found`; `http.not_found` for an entry of another ticket, of a note for a customer, or one
 *   that did not come by mail (rows 28, 29).
 * @see features G19, ux.md 4.5
 */
export async function findOriginal(
  ctx: Context,
  { number, entryId }: { readonly number: string; readonly entryId: string },
): Promise<RawMail> {
  const ticket = await findTicket(ctx, number)
  const mail = await findMailOfEntry(ctx, ticket.id, entryId, { internal: ctx.actor.kind === 'staff' })
  if (mail === null) throw new Refusal('http.not_found')
  return mail
}
