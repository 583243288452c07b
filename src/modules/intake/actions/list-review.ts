import type { Temporal } from 'temporal-polyfill'
import { calendarFor } from '../../calendar/index.ts'
import { formatPhone } from '../../identity/rules/phone.ts'
import type { Context } from '../../../platform/context.ts'
import type { Enquiry } from '../rules/enquiry.ts'
import { enquiryDueAt } from '../rules/enquiry-due.ts'
import { shownReason } from '../rules/shown-reason.ts'
import { listEnquiriesForReview } from '../store/enquiries.ts'
import { listForReview, type RawMail } from '../store/raw-mails.ts'

export type ReviewItem = {
  readonly kind: 'mail' | 'contact' | 'emergency'
  readonly id: string
  /** The case number; a mail has none. */
  readonly number: string | null
  readonly subject: string
  readonly sender: string
  /** Why it waits, as the word is named under `intake.reason`. */
  readonly reason: string
  readonly receivedAt: Temporal.Instant
  readonly dueAt: Temporal.Instant
}

const MAX_ITEMS = 100

/**
 * Everything that came in without a provable sender and waits for a person, by mail and by form, first due first. A mail
 * is due like a contact enquiry.
 *
 * @see ux.md 4.4, domain R48
 */
export async function listReview(ctx: Context): Promise<readonly ReviewItem[]> {
  const window = await calendarFor(ctx, '8x5')
  const { operator } = ctx.services.config
  const mails = (await listForReview(ctx, MAX_ITEMS)).map((mail) =>
    ofMail(mail, enquiryDueAt('contact', mail.receivedAt, operator, window)),
  )
  const enquiries = (await listEnquiriesForReview(ctx, MAX_ITEMS)).map(ofEnquiry)
  return [...enquiries, ...mails].toSorted((one, other) => one.dueAt.epochMilliseconds - other.dueAt.epochMilliseconds)
}

const ofMail = (mail: RawMail, dueAt: Temporal.Instant): ReviewItem => ({
  kind: 'mail',
  id: mail.id,
  number: null,
  subject: mail.subject,
  sender: mail.fromName === '' ? (mail.fromAddress ?? '') : `${mail.fromName} <${mail.fromAddress ?? ''}>`,
  reason: shownReason(mail.reason),
  receivedAt: mail.receivedAt,
  dueAt,
})

const ofEnquiry = ({
  kind,
  id,
  number,
  subject,
  name,
  email,
  phone,
  held,
  receivedAt,
  dueAt,
}: Enquiry): ReviewItem => ({
  kind,
  id,
  number,
  subject,
  sender: [name, email, name === '' ? formatPhone(phone) : ''].filter((part) => part !== '').join(', '),
  reason: kind === 'contact' ? 'asked' : (held ?? 'checking'),
  receivedAt,
  dueAt,
})
