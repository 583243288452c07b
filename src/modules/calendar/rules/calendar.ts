/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/**
 * Hours of one day, in minutes after local midnight, half-open: the opening minute belongs, the closing one does not.
 * A closing at or before the opening means that the window runs over midnight into the next day.
 */
export type DayWindow = { readonly opensMinute: number; readonly closesMinute: number }

export type WeeklyWindow = DayWindow & { readonly weekday: Weekday }

/**
 * What the operator changed on one date, with author and reason (E27).
 *
 * `closed` without hours takes the whole day's usual windows away, with hours only those hours; `open` adds its hours,
 * or, without any, gives a statutory day off its weekday's usual hours back.
 */
export type CalendarException = {
  readonly date: string
  readonly kind: 'closed' | 'open'
  readonly windows?: readonly DayWindow[]
  readonly reason: string
  readonly author: string
}

/** When service is given: the weekly hours, the days off and what the operator changed, in one time zone. */
export type Calendar = {
  readonly id: string
  readonly timeZone: string
  readonly windows: readonly WeeklyWindow[]
  readonly roundTheClock?: boolean
  readonly statutory: 'PL' | 'none'
  readonly exceptions: readonly CalendarException[]
}

export const WARSAW = 'Europe/Warsaw'

const MONDAY_TO_FRIDAY: readonly Weekday[] = [1, 2, 3, 4, 5]

/** 9:00–17:00, Monday to Friday, without days off by Polish statute (R171, decision 13). */
export const eightByFive: Calendar = {
  id: '8x5',
  timeZone: WARSAW,
  windows: weekdays(MONDAY_TO_FRIDAY, { opensMinute: 9 * 60, closesMinute: 17 * 60 }),
  statutory: 'PL',
  exceptions: [],
}

/** Every hour of every day. */
export const roundTheClock: Calendar = {
  id: '24x7',
  timeZone: WARSAW,
  windows: [],
  roundTheClock: true,
  statutory: 'none',
  exceptions: [],
}

/** The vendor's 9x5 (CoCare). No source gives its hours, so it has none until the operator enters them (E23, P16). */
export const nineByFive: Calendar = {
  id: '9x5',
  timeZone: WARSAW,
  windows: [],
  statutory: 'PL',
  exceptions: [],
}

export const shippedCalendars: readonly Calendar[] = [eightByFive, roundTheClock, nineByFive]

/**
 * The same hours on each of the given weekdays.
 *
 * @see docs/domain/sla.md (source: R171)
 */
export function weekdays(days: readonly Weekday[], window: DayWindow): readonly WeeklyWindow[] {
  return days.map((weekday) => ({ weekday, ...window }))
}
