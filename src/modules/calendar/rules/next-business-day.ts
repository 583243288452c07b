import { Temporal } from 'temporal-polyfill'
import { dayOf, type CompiledCalendar } from './compile-calendar.ts'
import { nextWorkingDayNumber } from './covered-time.ts'
import { dateOfDay } from './local-days.ts'

/**
 * The due moment of a next-business-day promise: the end of the window of the next working day after the date on which
 * the claim was accepted.
 *
 * The hour of acceptance does not matter unless the plan has a cut-off: accepted on Monday at 2:00 it is due on Tuesday,
 * accepted on Saturday on Monday. Acceptance at the cut-off minute or later on a working day adds one working day; on a
 * day off the cut-off changes nothing, because nothing was missed.
 *
 * @param cutOffMinute Minutes after local midnight, absent when the plan has no cut-off.
 * @throws {Refusal} `calendar.never_open` when no working day follows for a year, `calendar.out_of_range`.
 * @see docs/domain/sla.md#next-business-day (source: R173, E17–E19, E22, P14)
 */
export function nextBusinessDayDueAt(
  acceptedAt: Temporal.Instant,
  calendar: CompiledCalendar,
  cutOffMinute?: number,
): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(
    nextBusinessDayDueAtMs(acceptedAt.epochMilliseconds, calendar, cutOffMinute),
  )
}

/**
 * `nextBusinessDayDueAt` on plain numbers, in milliseconds since 1970.
 *
 * @throws {Refusal} `calendar.never_open` when no working day follows for a year, `calendar.out_of_range`.
 * @see docs/domain/sla.md#next-business-day (source: E17–E19)
 */
export function nextBusinessDayDueAtMs(acceptedAt: number, calendar: CompiledCalendar, cutOffMinute?: number): number {
  const accepted = dayOf(acceptedAt, calendar)
  const next = nextWorkingDayNumber(accepted.number, calendar)
  const missedCutOff =
    cutOffMinute !== undefined && accepted.closesAt !== undefined && localMinute(acceptedAt, calendar) >= cutOffMinute
  const due = missedCutOff ? nextWorkingDayNumber(next, calendar) : next
  return calendar.day(due).closesAt ?? calendar.day(due).until
}

/**
 * The date that a customer reads for a promise given by the day: the local date of its due moment.
 *
 * @throws {Refusal} `calendar.out_of_range`.
 * @see docs/domain/sla.md#next-business-day (source: E17)
 */
export function dueDate(due: Temporal.Instant, calendar: CompiledCalendar): Temporal.PlainDate {
  return dateOfDay(dayOf(due.epochMilliseconds, calendar).number)
}

function localMinute(at: number, calendar: CompiledCalendar): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.timeZone)
  return local.hour * 60 + local.minute
}
