import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'

/** How far the open clocks have followed the last change of a calendar; `doneAt` when they all have. */
export type CalendarRecount = {
  readonly code: string
  readonly version: number
  readonly total: number
  readonly checked: number
  readonly moved: number
  readonly doneAt: Temporal.Instant | null
}

/** Writes how far the walk has come; a later version's walk takes the place of an earlier one's. */
export async function saveRecount(ctx: Context, recount: CalendarRecount): Promise<void> {
  const { code, version, total, checked, moved, doneAt } = recount
  const facts = { version, total, checked, moved, updated_at: ctx.now.toString(), done_at: doneAt?.toString() ?? null }
  await ctx.db
    .insertInto('calendar_recount')
    .values({ code, ...facts })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(facts))
    .execute()
}

/** How far the walk of a calendar has come; null when there never was one. */
export async function findRecount(ctx: Context, code: string): Promise<CalendarRecount | null> {
  const row = await ctx.db
    .selectFrom('calendar_recount')
    .select(['code', 'version', 'total', 'checked', 'moved', 'done_at as doneAt'])
    .where('code', '=', code)
    .executeTakeFirst()
  return row ?? null
}
