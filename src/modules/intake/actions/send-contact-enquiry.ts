import type { Context } from '../../../platform/context.ts'
import { writeContact, type TypedContact } from '../rules/write-enquiry.ts'
import { countForm } from './count-form.ts'
import { takeEnquiry, type TakenEnquiry } from './take-enquiry.ts'

/**
 * Takes an enquiry by the contact form, from anybody and from wherever somebody is stuck. Known or not, the answer is
 * the same.
 *
 * @param key The form's own key: a double click is one case.
 * @throws {Refusal} `form.invalid`; `intake.too_many_reports`.
 * @see domain R48, features A7, F5
 */
export async function sendContactEnquiry(ctx: Context, typed: TypedContact, key: string | null): Promise<TakenEnquiry> {
  const enquiry = writeContact(typed)
  await countForm(ctx, enquiry)
  return takeEnquiry(ctx, enquiry, key)
}
