import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { findPlanInForce } from '../store.ts'

/**
 * The id of the version of a plan that is sold now.
 *
 * @throws {Refusal} `catalogue.plan_unknown`.
 */
export async function planVersionId(ctx: Context, code: string): Promise<string> {
  const plan = await findPlanInForce(ctx, code)
  if (plan === null) throw new Refusal('catalogue.plan_unknown', { plan: code })
  return plan.id
}
