import type { Temporal } from 'temporal-polyfill'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import { addEntry, writeEntry } from '../../dialogue/index.ts'
import { requireCover, yearOfNumber } from '../rules/opening.ts'
import { choosePriority } from '../rules/priority.ts'
import { writeTitle, type Reporter, type Ticket, type TicketLanguage } from '../rules/ticket.ts'
import { insertTicket, nextNumber, updateTicket } from '../store/write-ticket.ts'
import { appendEntry } from './append-entry.ts'
import { findSubject, type TicketSubject } from './find-subject.ts'
import { moveClocks } from './move-clocks.ts'

export type OutsideReport = {
  readonly lineId: string
  readonly priority: string
  readonly title: string
  readonly description: string
  readonly channel: 'emergency' | 'contact'
  readonly reporter: Reporter
  readonly language: TicketLanguage
  /** From when the ticket's clocks run. */
  readonly sentAt: Temporal.Instant
}

/**
 * Opens a ticket on a device line for what came in by a public form. The partner does not see it until the customer
 * says so, and its clocks run from `sentAt`, which may be before the present moment. Who may ask for it is the caller's
 * business: nothing that a sender sees may depend on it.
 *
 * @throws {Refusal} `form.invalid` with `tickets.priority_unknown`, `tickets.title_missing`, `dialogue.empty` and the
 *   like; `tickets.line_expired`, `tickets.line_future`; `http.not_found` for an unknown line.
 * @see docs/domain/tickets.md#without-an-account (source: R48, E9, ux S02, decisions 21 and 23)
 */
export function openReport(ctx: Context, report: OutsideReport): Promise<Pick<Ticket, 'id' | 'number'>> {
  return inTransaction(ctx, async (tx) => {
    const subject = await findSubject(tx, { lineId: report.lineId })
    if (subject === null) throw new Error('A report names its line')
    requireCover(subject.state)
    const sent = { ...tx, now: report.sentAt, locale: report.language }
    const number = await nextNumber(sent, yearOfNumber(sent.now))
    const ticket = await writeTicket(sent, number, subject, report)
    const entryId = await writeDialogue(sent, ticket, report)
    await record(tx, {
      type: 'ticket.opened',
      subject: { kind: 'ticket', id: ticket.id },
      data: { number, entryId, priority: ticket.priority, channel: report.channel, partnerAccess: false },
    })
    return { id: ticket.id, number }
  })
}

type WrittenTicket = TicketSubject &
  Pick<Ticket, 'id' | 'priority' | 'covered' | 'partnerAccess'> & { readonly partner: Ticket['partner'] }

async function writeTicket(
  sent: Context<Tx>,
  number: string,
  subject: TicketSubject,
  { priority: wanted, title, channel, language, reporter }: OutsideReport,
): Promise<WrittenTicket> {
  const priority = choosePriority(subject.scheme, wanted)
  const id = await insertTicket(sent, number, {
    ...subject,
    contractLineId: subject.lineId,
    partnerId: subject.partner?.id ?? null,
    partnerAccess: false,
    title: writeTitle(title),
    priority,
    covered: true,
    channel,
    language,
    reporterId: reporter.id,
    reporterName: reporter.id === null ? reporter.name : null,
  })
  return { ...subject, id, priority, covered: true, partnerAccess: false }
}

async function writeDialogue(
  sent: Context<Tx>,
  ticket: WrittenTicket,
  { description, channel, reporter, language }: OutsideReport,
): Promise<string> {
  await appendEntry(sent, ticket, { kind: 'event', event: 'opened', channel })
  const entry = await addEntry(sent, ticket.id, {
    kind: 'message',
    side: 'customer',
    authorId: reporter.id,
    authorName: reporter.name,
    channel,
    language,
    body: writeEntry(description),
    event: null,
    data: {},
  })
  const due = await moveClocks(sent, ticket, [
    { type: 'opened', at: sent.now, priority: ticket.priority, covered: true, channel: 'portal' },
  ])
  await updateTicket(sent, ticket.id, { ...due, lastEntryPosition: entry.position })
  return entry.id
}
