import { Temporal } from 'temporal-polyfill'
import type { Calendar, CalendarException, DayWindow, WeeklyWindow } from './calendar.ts'

export type CalendarProblem =
  | 'calendar.problem.hours_missing'
  | 'calendar.problem.minute_out_of_day'
  | 'calendar.problem.windows_overlap'
  | 'calendar.problem.weekday_unknown'
  | 'calendar.problem.date_invalid'
  | 'calendar.problem.reason_missing'
  | 'calendar.problem.exceptions_collide'
  | 'calendar.problem.time_zone_unknown'

const MINUTES_OF_DAY = 24 * 60
const MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY

/**
 * Everything that is wrong with a calendar before it may be saved; an empty list means that it can be used.
 *
 * Two windows that share a minute are an error, also where one of them comes over midnight from the day before.
 *
 * @see docs/domain/sla.md (source: E23, E27, feature idea 26)
 */
export function lintCalendar(calendar: Calendar): readonly CalendarProblem[] {
  const hours = [...calendar.windows, ...calendar.exceptions.flatMap((exception) => exception.windows ?? [])]
  const problems: CalendarProblem[] = []

  if (!isTimeZone(calendar.timeZone)) problems.push('calendar.problem.time_zone_unknown')
  if (!calendar.roundTheClock && calendar.windows.length === 0) problems.push('calendar.problem.hours_missing')
  if (!calendar.windows.every(hasWeekday)) problems.push('calendar.problem.weekday_unknown')
  if (!hours.every(isWithinDay)) problems.push('calendar.problem.minute_out_of_day')
  if (firstOverlap(calendar.windows) !== null) problems.push('calendar.problem.windows_overlap')
  if (!calendar.exceptions.every(hasDate)) problems.push('calendar.problem.date_invalid')
  if (!calendar.exceptions.every(hasReason)) problems.push('calendar.problem.reason_missing')
  if (firstCollision(calendar.exceptions) !== null) problems.push('calendar.problem.exceptions_collide')
  return problems
}

/**
 * The first two weekly windows that share a minute, in words; null when there are none.
 *
 * @see docs/domain/sla.md#the-editors (source: S27, feature idea 26)
 */
export function firstOverlap(windows: readonly WeeklyWindow[]): Overlap | null {
  const spans = windows
    .map((window) => ({ window, span: minutesOfWeek(window) }))
    .flatMap(({ window, span: [from, until] }) => [
      { window, from, until },
      { window, from: from + MINUTES_OF_WEEK, until: until + MINUTES_OF_WEEK },
    ])
    .toSorted((a, b) => a.from - b.from)
  const at = spans.findIndex((current, index) => index > 0 && current.from < (spans[index - 1]?.until ?? 0))
  const [one, other] = [spans[at - 1]?.window, spans[at]?.window]
  if (!one || !other) return null
  return { oneDay: one.weekday, one: inText(one), otherDay: other.weekday, other: inText(other) }
}

type Overlap = { oneDay: number; one: string; otherDay: number; other: string }

/**
 * The first two changes of one date that cannot both be: of the whole day twice, or shut and open for all of it.
 *
 * @see docs/domain/sla.md#the-editors (source: E27, feature idea 26)
 */
export function firstCollision(
  exceptions: readonly CalendarException[],
): { date: string; one: string; other: string } | null {
  const whole = exceptions.filter(({ windows = [] }) => windows.length === 0)
  for (const [index, exception] of whole.entries()) {
    const before = whole.slice(0, index).find(({ date }) => date === exception.date)
    if (before) return { date: exception.date, one: before.reason, other: exception.reason }
  }
  return null
}

const inText = ({ opensMinute, closesMinute }: DayWindow): string =>
  [opensMinute, closesMinute]
    .map((minute) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`)
    .join('–')

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function hasWeekday(window: WeeklyWindow): boolean {
  return Number.isInteger(window.weekday) && window.weekday >= 1 && window.weekday <= 7
}

function isWithinDay({ opensMinute, closesMinute }: DayWindow): boolean {
  const opens = Number.isInteger(opensMinute) && opensMinute >= 0 && opensMinute < MINUTES_OF_DAY
  return opens && Number.isInteger(closesMinute) && closesMinute >= 0 && closesMinute <= MINUTES_OF_DAY
}

function minutesOfWeek(window: WeeklyWindow): readonly [number, number] {
  const midnight = (window.weekday - 1) * MINUTES_OF_DAY
  const nextDay = window.closesMinute <= window.opensMinute ? MINUTES_OF_DAY : 0
  return [midnight + window.opensMinute, midnight + window.closesMinute + nextDay]
}

function hasDate(exception: CalendarException): boolean {
  try {
    return Temporal.PlainDate.from(exception.date).toString() === exception.date
  } catch {
    return false
  }
}

function hasReason(exception: CalendarException): boolean {
  return exception.reason.trim() !== '' && exception.author.trim() !== ''
}
