import { Temporal } from 'temporal-polyfill'
import { dayOf, type CompiledCalendar, type CompiledDay, type ShutReason } from './compile-calendar.ts'
import { dueAtMs } from './covered-time.ts'
import { dateOfDay } from './local-days.ts'
import { clipSpans, type Span } from './spans.ts'

/** Why a row of the ledger counts nothing; `outside_hours` is a working day of which no open hour was left. */
export type UncountedReason = ShutReason | { readonly kind: 'outside_hours' }

/**
 * One line of "why this hour?": a date, the hours of its window, and how much of them was counted.
 *
 * A day with several windows has a row for each that counted; a day that counted nothing has one row with the reason.
 */
export type LedgerRow = {
  readonly date: Temporal.PlainDate
  readonly opensAt?: Temporal.Instant
  readonly closesAt?: Temporal.Instant
  readonly countedFrom?: Temporal.Instant
  readonly countedUntil?: Temporal.Instant
  readonly countedMs: number
  readonly uncounted?: UncountedReason
}

export type Ledger = { readonly rows: readonly LedgerRow[]; readonly dueAt: Temporal.Instant }

/**
 * Explains a due time day by day; the counted milliseconds of all rows add up to the promise.
 *
 * @param coveredMs Covered time to spend, in milliseconds.
 * @throws {Refusal} `calendar.never_open` when the window stays shut for a whole year, `calendar.out_of_range`.
 * @see docs/domain/sla.md#why-this-hour (source: features E17, idea 2)
 */
export function ledgerOf(start: Temporal.Instant, coveredMs: number, calendar: CompiledCalendar): Ledger {
  const due = Temporal.Instant.fromEpochMilliseconds(dueAtMs(start.epochMilliseconds, coveredMs, calendar))
  return { rows: ledgerBetween(start, due, calendar), dueAt: due }
}

/**
 * The days between two moments with what each of them counts.
 *
 * @throws {Refusal} `calendar.out_of_range`.
 * @see docs/domain/sla.md#why-this-hour (source: features E17, idea 2)
 */
export function ledgerBetween(
  from: Temporal.Instant,
  until: Temporal.Instant,
  calendar: CompiledCalendar,
): readonly LedgerRow[] {
  const within = { from: from.epochMilliseconds, until: until.epochMilliseconds }
  const lastDay = dayOf(Math.max(within.from, within.until - 1), calendar).number
  const rows: LedgerRow[] = []
  for (let number = dayOf(within.from, calendar).number; number <= lastDay; number++) {
    rows.push(...rowsOfDay(calendar.day(number), within))
  }
  return rows
}

function rowsOfDay(day: CompiledDay, within: Span): readonly LedgerRow[] {
  const counted = day.openings.flatMap((opening) => countedRow(day, opening, within))
  return counted.length > 0 ? counted : [uncountedRow(day)]
}

function countedRow(day: CompiledDay, opening: Span, within: Span): readonly LedgerRow[] {
  return clipSpans([opening], within).map((counted) => ({
    date: dateOfDay(day.number),
    opensAt: instant(opening.from),
    closesAt: instant(opening.until),
    countedFrom: instant(counted.from),
    countedUntil: instant(counted.until),
    countedMs: counted.until - counted.from,
  }))
}

function uncountedRow(day: CompiledDay): LedgerRow {
  const shut = day.openings.length === 0 ? day.shut : undefined
  return { date: dateOfDay(day.number), countedMs: 0, uncounted: shut ?? { kind: 'outside_hours' } }
}

function instant(moment: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(moment)
}
