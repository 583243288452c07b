import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { syncCalendars } from '../../calendar/index.ts'
import type { PlanVersion } from '../rules/plan.ts'
import { shippedPlans } from '../rules/plans.ts'
import { findChangedPlan, findLastNumber, insertPlan, listShipped, lockPlan } from '../store.ts'

/**
 * Brings the shipped plans, and the calendars on which they count, into the database: at the start, as often as one likes.
 *
 * A version never changes once it is stored, because contract lines and tickets point to it: a plan with other content
 * needs the next version number (E67, E75). Shipped versions are known by the number under which they were shipped; where
 * the operator has made versions of its own, a shipped one gets the next free number, and what is sold stays what the
 * operator wrote.
 *
 * @throws {Refusal} `catalogue.version_changed` when a stored version would get other content; nothing is written then.
 */
export async function syncPlans(ctx: Context, plans: readonly PlanVersion[] = shippedPlans): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await syncCalendars(tx)
    const changed = await findChangedPlan(tx, plans)
    if (changed !== null)
      throw new Refusal('catalogue.version_changed', { plan: changed.code, version: changed.version })
    const missing = await missingOf(tx, plans)
    for (const code of [...new Set(missing.map((plan) => plan.code))].toSorted()) await lockPlan(tx, code)
    for (const plan of await missingOf(tx, missing)) await addShipped(tx, plan)
  })
}

async function missingOf(tx: Context<Tx>, plans: readonly PlanVersion[]): Promise<readonly PlanVersion[]> {
  const there = await listShipped(tx)
  return plans.filter(({ code, version }) => !there.has(`${code} ${version}`))
}

async function addShipped(tx: Context<Tx>, shipped: PlanVersion): Promise<void> {
  const { code } = shipped
  const version = (await findLastNumber(tx, code)) + 1
  const id = await insertPlan(tx, {
    plan: { ...shipped, version },
    origin: 'shipped',
    shippedVersion: shipped.version,
    author: '',
    reason: '',
  })
  await record(tx, {
    type: 'catalogue.plan_added',
    subject: { kind: 'plan', id },
    data: { code, version, shipped: shipped.version },
  })
}
