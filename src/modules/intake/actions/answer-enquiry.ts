import { record } from '../../audit/index.ts'
import { writeEntry } from '../../dialogue/index.ts'
import { queueEnquiryMail, readVoices } from '../../mail/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import { formErrors } from '../../../platform/forms.ts'
import { insertEnquiryEntry, settleEnquiry } from '../store/enquiries.ts'
import { holdForStaff } from './hold-for-staff.ts'

/**
 * Answers an enquiry by mail and takes it off the review list. Who answers the mail brings it back there: the reply
 * address is signed for this case and this recipient (decision 22).
 *
 * @throws {Refusal} `form.invalid` naming `text` (`dialogue.empty`, `dialogue.too_long`, `intake.no_address`);
 *   `intake.enquiry_gone`; `http.not_found` for who may not work on tickets.
 * @see domain R48
 */
export function answerEnquiry(ctx: Context, id: string, typed: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const { email, language, number } = await holdForStaff(tx, id)
    const errors = formErrors()
    const text = errors.parse('text', () => writeEntry(typed)) ?? ''
    if (email === '') errors.add('text', 'intake.no_address')
    errors.refuseIfAny()

    const author = tx.actor.kind === 'staff' ? tx.actor.name : ''
    await insertEnquiryEntry(tx, id, { side: 'support', authorName: author, body: text })
    await settleEnquiry(tx, id, { state: 'answered' })
    const eventId = await record(tx, { type: 'intake.enquiry_answered', subject: { kind: 'enquiry', id } })
    const to = { address: email, locale: language }
    await queueEnquiryMail(
      tx,
      eventId,
      { kind: 'enquiry_answered', to, number, answer: { number, text, author } },
      await readVoices(tx),
    )
  })
}
