import { record } from '../../audit/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import { formErrors } from '../../../platform/forms.ts'
import { writeActReason } from '../rules/promotion.ts'
import { settleEnquiry } from '../store/enquiries.ts'
import { holdForStaff } from './hold-for-staff.ts'

/**
 * Takes an enquiry off the review list without an answer; it is kept with the reason.
 *
 * @throws {Refusal} `form.invalid` naming `dismissal` (`intake.reason_missing`); `intake.enquiry_gone`; `http.not_found`
 *   for who may not work on tickets.
 * @see ux.md 4.4
 */
export function dismissEnquiry(ctx: Context, id: string, typed: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await holdForStaff(tx, id)
    const errors = formErrors()
    const reason = errors.parse('dismissal', () => writeActReason(typed)) ?? ''
    errors.refuseIfAny()
    await settleEnquiry(tx, id, { state: 'dismissed', reason })
    await record(tx, { type: 'intake.enquiry_dismissed', subject: { kind: 'enquiry', id }, data: { reason } })
  })
}
