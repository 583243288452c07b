import type { Context, Services } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { listPlanVersions, type StoredPlan } from '../store.ts'

/** Versions never change, so that what was read once is right for ever. */
const known = new WeakMap<Services, ReadonlyMap<string, StoredPlan>>()

/**
 * A version of a plan by its id; the database is asked only for one that this process has not met yet.
 *
 * @throws {Refusal} `catalogue.plan_unknown`.
 */
export async function findPlanVersion(ctx: Context, id: string): Promise<StoredPlan> {
  const plan = known.get(ctx.services)?.get(id) ?? (await readAll(ctx)).get(id)
  if (plan === undefined) throw new Refusal('catalogue.plan_unknown', { plan: id })
  return plan
}

async function readAll(ctx: Context): Promise<ReadonlyMap<string, StoredPlan>> {
  const plans = new Map((await listPlanVersions(ctx)).map((plan) => [plan.id, plan]))
  known.set(ctx.services, plans)
  return plans
}
