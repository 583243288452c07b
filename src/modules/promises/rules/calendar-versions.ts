import type { ClockTarget } from './clock.ts'
import type { Calendars } from './clock-times.ts'

/** Which version of each calendar a clock was counted on. */
export type CalendarVersions = Readonly<Record<string, number>>

/**
 * The versions of the calendars that a target counts on.
 *
 * @see docs/domain/sla.md#a-changed-calendar (source: E28)
 */
export function versionsFor(target: ClockTarget, calendars: Calendars): CalendarVersions {
  const codes =
    'outerBound' in target && target.outerBound ? [target.calendar, target.outerBound.calendar] : [target.calendar]
  return Object.fromEntries(codes.map((code) => [code, calendars.get(code)?.version ?? 1]))
}
