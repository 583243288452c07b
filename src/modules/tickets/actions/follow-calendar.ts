import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { recountClocks, type Place } from '../../promises/index.ts'
import { lockTickets, saveNextDue } from '../store/next-due.ts'

/** How many clocks were looked at and moved so far. */
export type FollowProgress = { readonly checked: number; readonly moved: number }

/** What one call did, and where the next one goes on; null when every open clock has been looked at. */
export type Followed = FollowProgress & { readonly next: Place | null }

/**
 * Brings the open clocks on a changed calendar, and the order of the desk with them, to its present hours: some batches,
 * each a short transaction of its own. To repeat a batch changes nothing (E28).
 *
 * @param code The calendar; null when the ladders have changed, which concern every open clock.
 * @param after The clock after which to go on, null at the beginning.
 */
export async function followCalendar(
  ctx: Context<Db>,
  code: string | null,
  after: Place | null,
  batches: number,
  onProgress: (progress: FollowProgress) => void = () => undefined,
): Promise<Followed> {
  let followed: Followed = { checked: 0, moved: 0, next: after }
  let left = batches
  for await (const { checked, moved, next } of recountClocks(ctx, code, after, { lock: lockTickets, saveNextDue })) {
    followed = { checked: followed.checked + checked, moved: followed.moved + moved, next }
    onProgress(followed)
    if (--left <= 0) break
  }
  return followed
}
