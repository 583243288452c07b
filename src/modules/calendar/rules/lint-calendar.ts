import { Temporal } from 'temporal-polyfill'
import type { Calendar, CalendarException, DayWindow, WeeklyWindow } from './calendar.ts'

export type CalendarProblem =
  | 'calendar.problem.hours_missing'
  | 'calendar.problem.minute_out_of_day'
  | 'calendar.problem.windows_overlap'
  | 'calendar.problem.weekday_unknown'
  | 'calendar.problem.date_invalid'
  | 'calendar.problem.reason_missing'
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
  if (haveOverlap(calendar.windows)) problems.push('calendar.problem.windows_overlap')
  if (!calendar.exceptions.every(hasDate)) problems.push('calendar.problem.date_invalid')
  if (!calendar.exceptions.every(hasReason)) problems.push('calendar.problem.reason_missing')
  return problems
}

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

function haveOverlap(windows: readonly WeeklyWindow[]): boolean {
  const spans = windows
    .map(minutesOfWeek)
    .flatMap(([from, until]) => [span(from, until), span(from + MINUTES_OF_WEEK, until + MINUTES_OF_WEEK)])
    .toSorted((a, b) => a.from - b.from)

  return spans.some((current, index) => index > 0 && current.from < (spans[index - 1]?.until ?? 0))
}

function minutesOfWeek(window: WeeklyWindow): readonly [number, number] {
  const midnight = (window.weekday - 1) * MINUTES_OF_DAY
  const nextDay = window.closesMinute <= window.opensMinute ? MINUTES_OF_DAY : 0
  return [midnight + window.opensMinute, midnight + window.closesMinute + nextDay]
}

function span(from: number, until: number) {
  return { from, until }
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
