import { personIdOf, type Context } from '../../../platform/context.ts'

const REMEMBERED = 20

/** The device lines on which this person reported last, newest first; for offering them first. */
export async function recentLines(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('ticket')
    .select('contract_line_id as lineId')
    .where('reporter_id', '=', personIdOf(ctx.actor))
    .where('contract_line_id', 'is not', null)
    .orderBy('opened_at', 'desc')
    .limit(REMEMBERED)
    .execute()
  return [...new Set(rows.flatMap(({ lineId }) => lineId ?? []))]
}
