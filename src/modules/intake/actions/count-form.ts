import { countTry } from '../../../platform/attempts.ts'
import type { Context } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/hash.ts'
import { Refusal } from '../../../refusal.ts'
import { networkOf } from '../../identity/rules/network.ts'
import type { WrittenEnquiry } from '../rules/enquiry.ts'
import { formLimits } from '../rules/form-limits.ts'

/**
 * Counts a sending of a public form against all its limits, each of them whatever the others say.
 *
 * @throws {Refusal} `intake.too_many_reports` with the `phone` that takes reports without a limit.
 */
export async function countForm(ctx: Context, enquiry: WrittenEnquiry): Promise<void> {
  let isOver = false
  for (const { key, tries, minutes } of formLimits(enquiry, networkOf(ctx.ip), sha256))
    isOver = (await countTry(ctx, key, minutes)) > tries || isOver
  if (isOver) throw new Refusal('intake.too_many_reports', { phone: ctx.services.config.operator.hotline })
}
