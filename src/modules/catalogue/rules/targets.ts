import type {
  AcceptanceTarget,
  CalendarId,
  NextBusinessDayTarget,
  PriorityScheme,
  PriorityTargets,
  TimeTarget,
} from './plan.ts'
import { prioritiesOf } from './priorities.ts'

export const WINDOW = '8x5'
export const ELAPSED = '24x7'
export const NINE_HOURS = '9x5'

/** Part of the plans' data: how a target is written down in one line. */
export const onNextBusinessDay: NextBusinessDayTarget = { rule: 'NBD', calendar: WINDOW }
export const onNextNineHourDay: NextBusinessDayTarget = { rule: 'NBD', calendar: NINE_HOURS }

/**
 * A time target in hours on a calendar.
 *
 * @see docs/domain/sla.md#what-is-promised (source: domain 3.3)
 */
export function hours(count: number, calendar: CalendarId): TimeTarget {
  return { minutes: count * 60, calendar }
}

/**
 * A delivery or arrival target in hours, counted from acceptance on a calendar.
 *
 * @see docs/domain/sla.md#what-is-promised (source: domain 3.3, decision 15)
 */
export function hoursFromAcceptance(
  count: number,
  calendar: CalendarId,
  outerBound?: NextBusinessDayTarget,
): AcceptanceTarget {
  const target = { rule: 'HOURS', ...hours(count, calendar) } as const
  return outerBound ? { ...target, outerBound } : target
}

/**
 * The same targets for every priority of a scheme.
 *
 * @see docs/domain/sla.md#what-is-promised (source: domain 3.3)
 */
export function forAll(scheme: PriorityScheme, targets: Omit<PriorityTargets, 'priority'>): readonly PriorityTargets[] {
  return prioritiesOf(scheme).map((priority) => ({ priority, ...targets }))
}
