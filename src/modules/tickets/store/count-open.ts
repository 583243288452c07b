import type { Context } from '../../../platform/context.ts'

/** How many tickets that are not closed keep each version of a plan; staff's figure, of all tickets. */
export async function countOpenByPlan(ctx: Context): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db
    .selectFrom('ticket')
    .select((eb) => ['plan_version_id as planVersionId', eb.fn.countAll<number>().as('count')])
    .where('state', '<>', 'closed')
    .where('plan_version_id', 'is not', null)
    .groupBy('plan_version_id')
    .execute()
  return new Map(rows.map(({ planVersionId, count }) => [planVersionId ?? '', count]))
}
