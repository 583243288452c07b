import { record } from '../../audit/index.ts'
import { findNamedLine } from '../../contracts/index.ts'
import { formatPhone } from '../../identity/rules/phone.ts'
import { queueEnquiryMail, readVoices } from '../../mail/index.ts'
import { openReport } from '../../tickets/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import type { Enquiry, HeldReason } from '../rules/enquiry.ts'
import { countUnmatched, findEnquiry, holdEnquiry, settleEnquiry, takeConfirmation } from '../store/enquiries.ts'

const CONFIRMATION_PAUSE_MINUTES = 5
/** After so many wrong reports of a contract in a day a person looks at each, also at a right one (F9). */
const MAX_UNMATCHED = 10
const MOST_URGENT = 'P1'

/**
 * What follows when somebody has sent a public form, after their answer: an emergency report whose numbers name a line
 * in force becomes a P1 ticket whose clock runs from the sending; everything else waits on the review list, and the desk
 * is told. The sender gets the same confirmation either way. May run twice.
 *
 * @see ux S02, domain R48, security F9, F10
 */
export async function takeUpEnquiry(ctx: Context<Db>, id: string, eventId: string): Promise<void> {
  const enquiry = await findEnquiry(ctx, id)
  if (enquiry === null) return
  if (enquiry.state === 'received') await judge(ctx, enquiry)
  await inTransaction(ctx, async (tx) => {
    await confirm(tx, enquiry, eventId)
    const waiting = await holdEnquiry(tx, id, ['review'])
    if (waiting !== null) await tellDesk(tx, waiting, eventId)
  })
}

/** A ticket that cannot be opened, for whatever reason, must not lose the report. */
async function judge(ctx: Context<Db>, enquiry: Enquiry): Promise<void> {
  try {
    await inTransaction(ctx, async (tx) => {
      const held = await openIfNamed(tx, enquiry.id)
      if (held !== null) await hold(tx, enquiry.id, held)
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await inTransaction(ctx, (tx) => hold(tx, enquiry.id, 'not_active'))
  }
}

async function openIfNamed(tx: Context<Tx>, id: string): Promise<HeldReason | null> {
  const report = await holdEnquiry(tx, id, ['received'])
  if (report === null) return null
  const aDayBefore = report.receivedAt.subtract({ hours: 24 })
  if ((await countUnmatched(tx, report.contractNumber, aDayBefore)) >= MAX_UNMATCHED) return 'too_many'
  const line = await findNamedLine({ ...tx, now: report.receivedAt }, report)
  if (line === null) return 'no_match'
  if (line.state !== 'active') return 'not_active'
  const ticket = await openReport(tx, {
    lineId: line.lineId,
    priority: MOST_URGENT,
    title: report.subject,
    description: report.message,
    channel: 'emergency',
    reporter: { id: null, name: callerOf(report) },
    language: report.language,
    sentAt: report.receivedAt,
  })
  await settleEnquiry(tx, id, { state: 'promoted', ticketId: ticket.id })
  await record(tx, {
    type: 'intake.emergency_matched',
    subject: { kind: 'enquiry', id },
    data: { ticketId: ticket.id },
  })
  return null
}

async function hold(tx: Context<Tx>, id: string, held: HeldReason): Promise<void> {
  if ((await holdEnquiry(tx, id, ['received'])) === null) return
  await settleEnquiry(tx, id, { state: 'review', held })
  await record(tx, { type: 'intake.emergency_held', subject: { kind: 'enquiry', id }, data: { held } })
}

/** The only facts of who reported: nobody has confirmed them. */
const callerOf = ({ phone, email }: Enquiry): string =>
  [formatPhone(phone), email].filter((part) => part !== '').join(', ')

async function confirm(tx: Context<Tx>, enquiry: Enquiry, eventId: string): Promise<void> {
  if (enquiry.email === '') return
  const since = tx.now.subtract({ minutes: CONFIRMATION_PAUSE_MINUTES })
  if (!(await takeConfirmation(tx, enquiry, since))) return
  const to = { address: enquiry.email, locale: enquiry.language }
  await queueEnquiryMail(tx, eventId, { kind: 'enquiry_received', to, number: enquiry.number }, await readVoices(tx))
}

async function tellDesk(tx: Context<Tx>, enquiry: Enquiry, eventId: string): Promise<void> {
  const { id, number, kind, subject, dueAt, language } = enquiry
  const waiting = { number, kind, subject, dueAt, language, path: `/k/poczta/sprawy/${id}` }
  await queueEnquiryMail(tx, eventId, { kind: 'enquiry_waits', number, waiting }, await readVoices(tx))
}
