import type { Temporal } from 'temporal-polyfill'
import { dayOf, type CompiledCalendar, type CompiledDay, type ShutReason } from './compile-calendar.ts'
import { nextBusinessDayDueAtMs } from './next-business-day.ts'
import { dateOfDay } from './local-days.ts'

/** What one date does in a next-business-day promise. */
export type DayRole =
  { readonly kind: 'accepted' } | { readonly kind: 'after_cut_off' } | { readonly kind: 'due' } | ShutReason

export type DayRow = { readonly date: Temporal.PlainDate; readonly role: DayRole }

/**
 * Explains a next-business-day promise date by date: the acceptance, the days that do not count and why, the due day.
 *
 * @param cutOffMinute Minutes after local midnight, absent when the plan has no cut-off.
 * @throws {Refusal} `calendar.never_open` when no working day follows for a year, `calendar.out_of_range`.
 * @see docs/domain/sla.md#why-this-hour (source: E17–E19, features E17)
 */
export function nextBusinessDayLedger(
  acceptedAt: Temporal.Instant,
  calendar: CompiledCalendar,
  cutOffMinute?: number,
): readonly DayRow[] {
  const accepted = dayOf(acceptedAt.epochMilliseconds, calendar).number
  const due = dayOf(nextBusinessDayDueAtMs(acceptedAt.epochMilliseconds, calendar, cutOffMinute) - 1, calendar).number
  return Array.from({ length: due - accepted + 1 }, (_, offset): DayRow => {
    const day = calendar.day(accepted + offset)
    return { date: dateOfDay(day.number), role: roleOf(day, accepted, due) }
  })
}

function roleOf(day: CompiledDay, accepted: number, due: number): DayRole {
  if (day.number === accepted) return { kind: 'accepted' }
  if (day.number === due) return { kind: 'due' }
  return day.closesAt === undefined ? (day.shut ?? { kind: 'weekend' }) : { kind: 'after_cut_off' }
}
