import { Temporal } from 'temporal-polyfill'

export const roundNames = ['contracts_ending', 'morning_list', 'weekly_numbers', 'reminders'] as const
export type RoundName = (typeof roundNames)[number]

const WARSAW = 'Europe/Warsaw'

/** When a round goes: at a time of the day, on which days (ux.md 4.1, M13, M20, M40, M41). */
const times: Readonly<Record<RoundName, { readonly at: string; readonly days: 'every' | 'working' | 'monday' }>> = {
  contracts_ending: { at: '08:00', days: 'every' },
  weekly_numbers: { at: '08:00', days: 'monday' },
  morning_list: { at: '08:45', days: 'working' },
  reminders: { at: '09:00', days: 'working' },
}

/**
 * The day whose round is due at a moment; `null` before its time and on days that have none.
 *
 * @param isWorkingDay By the calendar of the desk, holidays and closures included.
 */
export function roundDue(
  name: RoundName,
  now: Temporal.Instant,
  isWorkingDay: (day: Temporal.PlainDate) => boolean,
): Temporal.PlainDate | null {
  const { at, days } = times[name]
  const here = now.toZonedDateTimeISO(WARSAW)
  const today = here.toPlainDate()
  if (Temporal.PlainTime.compare(here.toPlainTime(), Temporal.PlainTime.from(at)) < 0) return null
  if (days === 'working') return isWorkingDay(today) ? today : null
  return days === 'monday' && today.dayOfWeek !== 1 ? null : today
}

/** The days for which nobody has looked yet, at most two weeks back, the earliest first. @param last `null` when nobody ever has. */
export function daysSince(last: Temporal.PlainDate | null, today: Temporal.PlainDate): Temporal.PlainDate[] {
  const missed = last === null ? 1 : Math.min(14, last.until(today, { largestUnit: 'day' }).days)
  return Array.from({ length: Math.max(0, missed) }, (_, index) => today.subtract({ days: missed - 1 - index }))
}

/** So many days before its end a contract is named (M13). */
export const WARNINGS = [90, 60, 30, 7] as const

/** After so many working days of waiting a reminder goes (M20). */
export const REMINDERS = { first: 2, last: 5 } as const

/** Working days between the day of a question and a day, that one included. */
export function workingDaysSince(
  asked: Temporal.Instant,
  today: Temporal.PlainDate,
  isWorkingDay: (day: Temporal.PlainDate) => boolean,
): number {
  const from = asked.toZonedDateTimeISO(WARSAW).toPlainDate()
  const span = Math.max(0, from.until(today, { largestUnit: 'day' }).days)
  return Array.from({ length: span }, (_, index) => from.add({ days: index + 1 })).filter(isWorkingDay).length
}

/** Which reminder is due; late ones are not made up for once the next is near. */
export function reminderDue(workingDays: number): 'first' | 'last' | null {
  if (workingDays >= REMINDERS.last + 3) return null
  if (workingDays >= REMINDERS.last) return 'last'
  return workingDays >= REMINDERS.first ? 'first' : null
}

/** Noon of a day where the desk is. */
export const noonOf = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: WARSAW, plainTime: '12:00' }).toInstant()

/** The week before the one that a day lies in: its first moment, the one behind its last, and its number. */
export function weekBefore(day: Temporal.PlainDate) {
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  const start = monday.subtract({ days: 7 })
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone: WARSAW }).toInstant()
  return { from: at(start), to: at(monday), week: start.weekOfYear ?? 0 }
}
