import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'

/** How many promises were broken between two moments. */
export async function countBroken(ctx: Context, from: Temporal.Instant, to: Temporal.Instant): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('promise_clock')
    .select(sql<number>`count(*)`.as('count'))
    .where('breached_at', '>=', from)
    .where('breached_at', '<', to)
    .executeTakeFirstOrThrow()
  return Number(count)
}
