import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { syncCalendars } from '../../calendar/index.ts'
import type { PlanVersion } from '../rules/plan.ts'
import { shippedPlans } from '../rules/plans.ts'
import { findChangedPlan, insertMissingPlans } from '../store.ts'

/**
 * Brings the shipped plans, and the calendars on which they count, into the database: at the start, as often as one likes.
 *
 * A version never changes once it is stored, because contract lines and tickets point to it: a plan with other content
 * needs the next version number (E67, E75).
 *
 * @throws {Refusal} `catalogue.version_changed` when a stored version would get other content; nothing is written then.
 */
export async function syncPlans(ctx: Context, plans: readonly PlanVersion[] = shippedPlans): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await syncCalendars(tx)
    const changed = await findChangedPlan(tx, plans)
    if (changed !== null)
      throw new Refusal('catalogue.version_changed', { plan: changed.code, version: changed.version })
    for (const { id, code, version } of await insertMissingPlans(tx, plans)) {
      await record(tx, { type: 'catalogue.plan_added', subject: { kind: 'plan', id }, data: { code, version } })
    }
  })
}
