import type { Context } from '../../../platform/context.ts'

/** How many contract lines point to each version of a plan; staff's figure, of all contracts. */
export async function countLinesByPlan(ctx: Context): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db
    .selectFrom('contract_line')
    .select((eb) => ['plan_version_id as planVersionId', eb.fn.countAll<number>().as('count')])
    .groupBy('plan_version_id')
    .execute()
  return new Map(rows.map(({ planVersionId, count }) => [planVersionId, count]))
}
