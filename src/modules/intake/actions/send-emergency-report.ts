import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { writeEmergency, type TypedEmergency } from '../rules/write-enquiry.ts'
import { countForm } from './count-form.ts'
import { takeEnquiry, type TakenEnquiry } from './take-enquiry.ts'

/**
 * Takes a report of a dead device from somebody who has not signed in. Whether the numbers are right makes no
 * difference here: the same statements run and the same answer is given; the worker compares them afterwards and the
 * ticket's clock then runs from this moment.
 *
 * @param key The form's own key: a double click is one case.
 * @throws {Refusal} `form.invalid`; `intake.too_many_reports`; `http.not_found` where the form is switched off.
 * @see ux S02, decision 23, security F10
 */
export async function sendEmergencyReport(
  ctx: Context,
  typed: TypedEmergency,
  key: string | null,
): Promise<TakenEnquiry> {
  const { emergencyForm, contractNumberPattern } = ctx.services.config.operator
  if (!emergencyForm) throw new Refusal('http.not_found')
  const report = writeEmergency(typed, contractNumberPattern)
  await countForm(ctx, report)
  return takeEnquiry(ctx, report, key)
}
