import { findAccountById, type Account } from '../../identity/index.ts'
import { record } from '../../audit/index.ts'
import { findNamedLine, type LineForTicket } from '../../contracts/index.ts'
import { MAX_BODY } from '../../dialogue/rules/write-entry.ts'
import { addRecipient, openReport } from '../../tickets/index.ts'
import type { Reporter } from '../../tickets/rules/ticket.ts'
import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { formErrors } from '../../../platform/forms.ts'
import { once } from '../../../platform/idempotency.ts'
import { Refusal } from '../../../refusal.ts'
import type { Enquiry } from '../rules/enquiry.ts'
import { fitEntry } from '../rules/fit-entry.ts'
import { clocksFrom, mayVouch, proves, writeActReason } from '../rules/promotion.ts'
import { listEnquiryEntries, settleEnquiry } from '../store/enquiries.ts'
import { holdForStaff } from './hold-for-staff.ts'

export type Promotion = {
  readonly contractNumber: string
  readonly serial: string
  readonly priority: string
  /** Why the sender counts as entitled; needed unless their account has proven it. */
  readonly reason: string
  /** Whether the sender's address gets the ticket's mails and may answer them. */
  readonly invite: boolean
  /** The key that makes a second submission get the first one's answer. */
  readonly once?: string | null
}

/**
 * Makes a ticket of an enquiry once the right is proven: by the account from which it was sent, else by a coordinator
 * who vouches for the sender and says why. The dialogue begins with the original message; `clocksFrom` says from when
 * the clocks run.
 *
 * @throws {Refusal} `form.invalid` naming `serial` (`intake.line_unknown`), `priority` or `reason`
 *   (`intake.right_unproven`, `intake.reason_missing`); `intake.enquiry_gone`; `http.idempotency_mismatch`; what `openReport` and `addRecipient` refuse.
 * @see domain R48, E9, features F5
 */
export function promoteEnquiry(ctx: Context, id: string, wanted: Promotion): Promise<{ number: string }> {
  const { once: key = null, ...request } = wanted
  const owner = personIdOf(ctx.actor) ?? ''
  return inTransaction(ctx, (tx) =>
    once(tx, key === null ? null : { owner, key: `promotion:${key}`, request: { id, ...request } }, () =>
      promote(tx, id, wanted),
    ),
  )
}

async function promote(tx: Context<Tx>, id: string, wanted: Promotion): Promise<{ number: string }> {
  const enquiry = await holdForStaff(tx, id)
  const line = await namedLine(tx, wanted)
  const sender = enquiry.personId === null ? null : await findAccountById(tx, enquiry.personId)
  const proven = sender !== null && proves(sender, line)
  const reason = proven ? '' : vouchFor(tx, wanted.reason)
  const ticket = await open(tx, enquiry, line, proven ? sender : null, wanted.priority)
  if (wanted.invite && !proven && enquiry.email !== '')
    await addRecipient(tx, { number: ticket.number, email: enquiry.email })
  await settleEnquiry(tx, id, { state: 'promoted', ticketId: ticket.id, reason })
  const data = { ticketId: ticket.id, proven, reason }
  await record(tx, { type: 'intake.enquiry_promoted', subject: { kind: 'enquiry', id }, data })
  return { number: ticket.number }
}

async function namedLine(tx: Context<Tx>, { contractNumber, serial }: Promotion): Promise<LineForTicket> {
  const line = await findNamedLine(tx, { contractNumber: contractNumber.trim().toUpperCase(), serial })
  if (line === null) throw new Refusal('form.invalid', {}, [{ field: 'serial', code: 'intake.line_unknown' }])
  return line
}

function vouchFor({ actor }: Context, typed: string): string {
  const errors = formErrors()
  if (!mayVouch(actor)) errors.add('reason', 'intake.right_unproven')
  const reason = errors.parse('reason', () => writeActReason(typed)) ?? ''
  errors.refuseIfAny()
  return reason
}

async function open(
  tx: Context<Tx>,
  enquiry: Enquiry,
  line: LineForTicket,
  proven: Account | null,
  priority: string,
): Promise<{ id: string; number: string }> {
  const typed = await findNamedLine(tx, enquiry)
  return openReport(tx, {
    lineId: line.lineId,
    priority,
    title: enquiry.subject,
    description: await wholeText(tx, enquiry),
    channel: enquiry.kind,
    reporter: reporterOf(enquiry, proven),
    language: enquiry.language,
    sentAt: clocksFrom(
      enquiry,
      { serial: line.serial, namedByNumbers: typed?.lineId === line.lineId },
      proven !== null,
      tx.now,
    ),
  })
}

function reporterOf({ name, email, phone }: Enquiry, proven: Account | null): Reporter {
  if (proven !== null) return { id: proven.id, name: proven.name }
  return { id: null, name: [name, email, phone].filter((part) => part !== '').join(', ') }
}

/** The original message and, below it, what was written since, each under its author. */
async function wholeText(tx: Context<Tx>, { id, message }: Enquiry): Promise<string> {
  const entries = await listEnquiryEntries(tx, id)
  const later = entries.map(({ authorName, body }) => `— ${authorName}:\n${body}`)
  return fitEntry([message, ...later].join('\n\n'), MAX_BODY).body
}
