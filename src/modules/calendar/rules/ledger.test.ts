import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { eightByFive, roundTheClock, weekdays } from './calendar.ts'
import { compileCalendar } from './compile-calendar.ts'
import { dueAt } from './covered-time.ts'
import { ledgerBetween, ledgerOf, type LedgerRow } from './ledger.ts'

const HOUR = 3_600_000
const DAYTIME = compileCalendar(eightByFive)

test('the ledger of an Easter promise names every day', () => {
  const { rows, dueAt: due } = ledgerOf(at('2027-03-26T16:30'), HOUR, DAYTIME)

  expect(rows.map(shown)).toEqual([
    ['2027-03-26', 30, '16:30–17:00'],
    ['2027-03-27', 0, 'weekend'],
    ['2027-03-28', 0, 'holiday calendar.holiday.easter_sunday'],
    ['2027-03-29', 0, 'holiday calendar.holiday.easter_monday'],
    ['2027-03-30', 30, '9:00–9:30'],
  ])
  expect(due).toEqual(at('2027-03-30T09:30'))
})

test('a report in the evening begins with a day of which nothing was left', () => {
  const { rows } = ledgerOf(at('2026-01-16T18:10'), HOUR, DAYTIME)

  expect(rows.map(shown)).toEqual([
    ['2026-01-16', 0, 'outside_hours'],
    ['2026-01-17', 0, 'weekend'],
    ['2026-01-18', 0, 'weekend'],
    ['2026-01-19', 60, '9:00–10:00'],
  ])
})

test('a closure gives its reason, a day with a break has two rows', () => {
  const calendar = compileCalendar({
    ...eightByFive,
    windows: [
      ...weekdays([1, 2, 3, 4, 5], { opensMinute: 540, closesMinute: 720 }),
      ...weekdays([1, 2, 3, 4, 5], { opensMinute: 780, closesMinute: 1020 }),
    ],
    exceptions: [{ date: '2026-01-20', kind: 'closed', reason: 'inwentaryzacja', author: 'Anna' }],
  })

  expect(ledgerOf(at('2026-01-19T16:00'), 6 * HOUR, calendar).rows.map(shown)).toEqual([
    ['2026-01-19', 60, '16:00–17:00'],
    ['2026-01-20', 0, 'closure inwentaryzacja'],
    ['2026-01-21', 180, '9:00–12:00'],
    ['2026-01-21', 120, '13:00–15:00'],
  ])
})

test('around the clock the autumn Sunday counts 25 hours', () => {
  const rows = ledgerBetween(at('2026-10-24T12:00'), at('2026-10-26T12:00'), compileCalendar(roundTheClock))

  expect(rows.map((row) => row.countedMs / HOUR)).toEqual([12, 25, 12])
})

test('a row carries the hours of its window', () => {
  const [row] = ledgerOf(at('2026-01-20T10:00'), HOUR, DAYTIME).rows

  expect([row?.opensAt, row?.closesAt]).toEqual([at('2026-01-20T09:00'), at('2026-01-20T17:00')])
})

test('for 2,000 random promises the rows add up to the promise', () => {
  const start = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 100 * HOUR }), (from, covered) => {
      const began = Temporal.Instant.fromEpochMilliseconds(from)
      const ledger = ledgerOf(began, covered, DAYTIME)
      expect(ledger.rows.reduce((sum, row) => sum + row.countedMs, 0)).toBe(covered)
      expect(ledger.dueAt).toEqual(dueAt(began, covered, DAYTIME))
      expect(ledger.rows.at(-1)?.countedUntil).toEqual(ledger.dueAt)
    }),
    { numRuns: 2_000, seed: 20_261_120 },
  )
})

function shown(row: LedgerRow) {
  return [row.date.toString(), row.countedMs / 60_000, reason(row)]
}

function reason({ uncounted, countedFrom, countedUntil }: LedgerRow): string {
  if (!uncounted) return `${clock(countedFrom)}–${clock(countedUntil)}`
  if (uncounted.kind === 'holiday') return `holiday ${uncounted.name}`
  return uncounted.kind === 'closure' ? `closure ${uncounted.text}` : uncounted.kind
}

function clock(moment: Temporal.Instant | undefined): string {
  const local = moment?.toZonedDateTimeISO('Europe/Warsaw')
  return `${local?.hour}:${String(local?.minute).padStart(2, '0')}`
}

function at(warsaw: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(warsaw).toZonedDateTime('Europe/Warsaw').toInstant()
}
