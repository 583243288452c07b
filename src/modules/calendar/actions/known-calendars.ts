import type { Temporal } from 'temporal-polyfill'
import type { Context, Services } from '../../../platform/context.ts'
import { listCalendars, listNewestVersions, type StoredCalendar } from '../store.ts'

/** A change of a calendar by another process is seen after this many seconds at the latest. */
const TRUSTED_SECONDS = 60

type Stored = ReadonlyMap<string, StoredCalendar>
type Known = { readonly readAt: Temporal.Instant; readonly stored: Stored }

const known = new WeakMap<Services, Known>()

/**
 * The calendars by their codes.
 *
 * @param how `trusted` asks the database once a minute; `fresh` at once, for whoever writes what it counts.
 */
export async function knownCalendars(ctx: Context, how: 'trusted' | 'fresh'): Promise<Stored> {
  const earlier = known.get(ctx.services)
  const isYoung = earlier !== undefined && Math.abs(ctx.now.since(earlier.readAt).total('seconds')) < TRUSTED_SECONDS
  if (isYoung && how === 'trusted') return earlier.stored
  if (earlier !== undefined && how === 'fresh' && (await isNewest(ctx, earlier.stored))) return earlier.stored

  const read = await listCalendars(ctx)
  const newest = new Map(read.map((calendar) => [calendar.code, newer(calendar, known.get(ctx.services))]))
  known.set(ctx.services, { readAt: ctx.now, stored: newest })
  return newest
}

async function isNewest(ctx: Context, stored: Stored): Promise<boolean> {
  const versions = await listNewestVersions(ctx)
  return versions.every(({ code, version }) => stored.get(code)?.version === version)
}

/** A slow answer from before a change must not hide what somebody else has read since. */
function newer(calendar: StoredCalendar, meanwhile: Known | undefined): StoredCalendar {
  const other = meanwhile?.stored.get(calendar.code)
  return other !== undefined && other.version > calendar.version ? other : calendar
}
