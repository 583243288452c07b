import type { Temporal } from 'temporal-polyfill'
import { nextAlarmAt, toldStill, type Told } from './alarms.ts'
import { versionsFor, type CalendarVersions } from './calendar-versions.ts'
import type { Clock } from './clock.ts'
import { timesOf, type Calendars } from './clock-times.ts'
import type { Ladder } from './escalation.ts'

/** The moments that are kept beside a clock's facts, in milliseconds since 1970: a walk reads a million of them. */
export type KeptMoments = { readonly dueMs: number | null; readonly nextMomentMs: number | null }

/** A clock that a changed calendar or ladder moves. */
export type Recount = Told & {
  readonly dueAt: Temporal.Instant | null
  readonly nextMomentAt: Temporal.Instant | null
  readonly calendarVersions: CalendarVersions
}

/**
 * What a changed calendar or ladder makes of an open clock; null when it moves nothing. A breach that was told and is none
 * any more will be told again if it comes.
 *
 * @throws {Refusal} as `timesOf`.
 * @see docs/domain/sla.md#a-changed-calendar (source: E27, E28)
 */
export function recount(
  clock: Clock & Told & KeptMoments,
  now: Temporal.Instant,
  ladder: Ladder,
  calendars: Calendars,
): Recount | null {
  const { dueAt } = timesOf(clock, calendars)
  const { breachedAt, fired } = toldStill(clock, dueAt, now, ladder)
  const nextMomentAt = nextAlarmAt({ ...clock, breachedAt, fired, dueAt }, ladder, calendars)
  if (isAt(dueAt, clock.dueMs) && isAt(nextMomentAt, clock.nextMomentMs)) return null
  return { dueAt, nextMomentAt, breachedAt, fired, calendarVersions: versionsFor(clock.target, calendars) }
}

function isAt(moment: Temporal.Instant | null, kept: number | null): boolean {
  return (moment?.epochMilliseconds ?? null) === kept
}
