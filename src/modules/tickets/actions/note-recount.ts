import { listCalendars } from '../../calendar/index.ts'
import { countOpenClocks } from '../../promises/index.ts'
import type { Context } from '../../../platform/context.ts'
import { findRecount, saveRecount } from '../store/calendar-recounts.ts'
import type { Followed } from './follow-calendar.ts'

/**
 * Keeps how far the open clocks have followed a changed calendar, so that whoever changed it sees it happen (S27).
 *
 * @param isBeginning Whether this was the first stretch of the walk.
 */
export async function noteRecount(ctx: Context, code: string, followed: Followed, isBeginning: boolean): Promise<void> {
  const before = isBeginning ? null : await findRecount(ctx, code)
  const version = (await listCalendars(ctx)).find((calendar) => calendar.code === code)?.version ?? 1
  const checked = (before?.checked ?? 0) + followed.checked
  await saveRecount(ctx, {
    code,
    version,
    total: Math.max(before?.total ?? (await countOpenClocks(ctx, code)), checked),
    checked,
    moved: (before?.moved ?? 0) + followed.moved,
    doneAt: followed.next === null ? ctx.now : null,
  })
}
