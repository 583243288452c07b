import { Temporal } from 'temporal-polyfill'
import { ledgerBetween, type LedgerRow } from '../../calendar/rules/ledger.ts'
import { nextBusinessDayLedger, type DayRow } from '../../calendar/rules/next-business-day-ledger.ts'
import type { Agreement, Clock, Pause } from './clock.ts'
import { calendarOf, timesOf, type Calendars } from './clock-times.ts'

/** A row of counted time, or a pause that counted nothing. */
export type ClockLedgerRow = LedgerRow | { readonly pause: Pause }

/**
 * "Why this hour?" for one clock: counted days, the working days of a next-day promise, the calendar days of a return,
 * or the date that the customer agreed to. `notBefore` is told when a stricter priority moved the due moment.
 */
export type ClockLedger =
  | { readonly kind: 'hours'; readonly rows: readonly ClockLedgerRow[]; readonly notBefore: Temporal.Instant | null }
  | { readonly kind: 'days'; readonly rows: readonly DayRow[]; readonly pauses: readonly Pause[] }
  | { readonly kind: 'return'; readonly days: number; readonly pauses: readonly Pause[] }
  | { readonly kind: 'agreed'; readonly agreement: Agreement }

/**
 * Explains the due moment of a clock. The counted rows of an hours ledger add up to the promise exactly, also across
 * pauses; while the clock stands still they add up to what was counted so far.
 *
 * @throws {Refusal} as `timesOf`.
 * @see docs/domain/sla.md#why-this-hour (source: features E17, idea 2)
 */
export function ledgerOfClock(clock: Clock, calendars: Calendars): ClockLedger {
  const { target, pauses, agreement } = clock
  if (agreement) return { kind: 'agreed', agreement }
  if (target.rule === 'RETURN') return { kind: 'return', days: target.days, pauses }
  if (target.rule === 'HOURS') return { kind: 'hours', rows: rowsOf(clock, calendars), notBefore: clock.notBefore }
  const rows = nextBusinessDayLedger(clock.startedAt, calendarOf(target, calendars), target.cutOffMinute)
  return { kind: 'days', rows, pauses }
}

function rowsOf(clock: Clock, calendars: Calendars): readonly ClockLedgerRow[] {
  const calendar = calendarOf(clock.target, calendars)
  const due = timesOf({ ...clock, notBefore: null }, calendars).dueAt
  const rows: ClockLedgerRow[] = []
  let from = clock.startedAt
  for (const pause of clock.pauses.filter((pause) => due === null || isBefore(pause.from, due))) {
    rows.push(...ledgerBetween(from, pause.from, calendar), { pause })
    from = pause.until ?? pause.from
  }
  return due === null ? rows : [...rows, ...ledgerBetween(from, due, calendar)]
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0
}
