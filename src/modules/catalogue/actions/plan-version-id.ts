import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { findNewestVersionId } from '../store.ts'

/**
 * The id of the newest version of a plan.
 *
 * @throws {Refusal} `catalogue.plan_unknown`.
 */
export async function planVersionId(ctx: Context, code: string): Promise<string> {
  const id = await findNewestVersionId(ctx, code)
  if (id === null) throw new Refusal('catalogue.plan_unknown', { plan: code })
  return id
}
