import type { Temporal } from 'temporal-polyfill'
import { versionsFor, type CalendarVersions } from './calendar-versions.ts'
import type { Clock } from './clock.ts'
import { timesOf, type Calendars } from './clock-times.ts'
import { nextMomentOf, type Told } from './next-due.ts'

/** The moments that are kept beside a clock's facts. */
export type KeptMoments = {
  readonly dueAt: Temporal.Instant | null
  readonly nextMomentAt: Temporal.Instant | null
}

/** A clock that a changed calendar moves. */
export type Recount = KeptMoments & {
  readonly breachedAt: Temporal.Instant | null
  readonly calendarVersions: CalendarVersions
}

/**
 * What a changed calendar makes of an open clock; null when it moves nothing. A breach that was told and is none any more
 * will be told again if it comes.
 *
 * @throws {Refusal} as `timesOf`.
 * @see docs/domain/sla.md#a-changed-calendar (source: E27, E28)
 */
export function recount(
  clock: Clock & Told & KeptMoments,
  now: Temporal.Instant,
  calendars: Calendars,
): Recount | null {
  const times = timesOf(clock, calendars)
  const { dueAt } = times
  const isLateNow = dueAt !== null && dueAt.epochMilliseconds < now.epochMilliseconds
  const breachedAt = isLateNow ? clock.breachedAt : null
  const nextMomentAt = nextMomentOf(times, { warnedAt: clock.warnedAt, breachedAt })?.at ?? null
  if (isSame(dueAt, clock.dueAt) && isSame(nextMomentAt, clock.nextMomentAt)) return null
  return { dueAt, nextMomentAt, breachedAt, calendarVersions: versionsFor(clock.target, calendars) }
}

function isSame(one: Temporal.Instant | null, other: Temporal.Instant | null): boolean {
  return one?.epochMilliseconds === other?.epochMilliseconds
}
