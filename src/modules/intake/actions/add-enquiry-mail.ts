import { record } from '../../audit/index.ts'
import { calendarFor } from '../../calendar/index.ts'
import { MAX_BODY } from '../../dialogue/rules/write-entry.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Enquiry } from '../rules/enquiry.ts'
import { enquiryDueAt } from '../rules/enquiry-due.ts'
import { fitEntry } from '../rules/fit-entry.ts'
import type { ParsedMail } from '../rules/parsed-mail.ts'
import { holdEnquiry, insertEnquiryEntry, settleEnquiry } from '../store/enquiries.ts'

/**
 * Adds the sender's mail to an enquiry, which then waits for a person again. One that became a ticket takes no more:
 * its talk goes on there.
 *
 * @returns whether it was added.
 * @see domain R48, ux.md 4.4
 */
export async function addEnquiryMail(
  tx: Context<Tx>,
  enquiry: Enquiry,
  id: string,
  mail: ParsedMail,
): Promise<boolean> {
  const held = await holdEnquiry(tx, enquiry.id, ['received', 'review', 'answered', 'dismissed'])
  if (held === null || mail.visibleText.trim() === '') return false
  const { body } = fitEntry(mail.visibleText, MAX_BODY)
  await insertEnquiryEntry(tx, held.id, { side: 'enquirer', authorName: held.email, body, rawMailId: id })
  const due = enquiryDueAt(held.kind, tx.now, tx.services.config.operator, await calendarFor(tx, '8x5'))
  if (held.state !== 'received')
    await settleEnquiry(tx, held.id, { state: 'review', ...(held.state === 'review' ? {} : { dueAt: due }) })
  const subject = { kind: 'enquiry', id: held.id }
  await record(tx, { type: 'intake.enquiry_continued', subject, data: { rawMailId: id } })
  return true
}
