import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { agreeOn, pauseClock, resumeClock, startClock, type Clock, type ClockTarget } from './clock.ts'
import { ledgerOfClock, type ClockLedgerRow } from './clock-ledger.ts'
import { standardCalendars, timesOf } from './clock-times.ts'

const MINUTE = 60_000
const eightWindowHours: ClockTarget = { rule: 'HOURS', minutes: 480, calendar: '8x5' }

test('a delivery with a pause shows what was counted on each side of it', () => {
  const held = pauseClock(delivery(eightWindowHours, '2026-01-20T14:00'), at('2026-01-20T15:00'), 'brak adresu')
  const resumed = resumeClock(held, at('2026-01-21T10:00'))

  const ledger = ledgerOfClock(resumed, standardCalendars)

  expect(ledger.kind === 'hours' && ledger.rows.map(shown)).toEqual([
    ['2026-01-20', 60],
    'brak adresu',
    ['2026-01-21', 420],
  ])
})

test('a next-day promise is explained by days, a return by its number of days, an agreed date by who agreed', () => {
  const nextDay = delivery({ rule: 'NBD', calendar: '8x5' }, '2026-01-16T10:00')
  const back = startClock({
    kind: 'return',
    cycle: 1,
    startedAt: at('2026-01-20T10:00'),
    target: { rule: 'RETURN', days: 7, calendar: '8x5' },
  })
  const agreement = { due: at('2026-01-30T12:00'), at: at('2026-01-16T11:00'), by: 'Ewa Nowak' }

  const days = ledgerOfClock(nextDay, standardCalendars)
  expect(days.kind === 'days' && days.rows.map((row) => row.role.kind)).toEqual([
    'accepted',
    'weekend',
    'weekend',
    'due',
  ])
  expect(ledgerOfClock(back, standardCalendars)).toEqual({ kind: 'return', days: 7, pauses: [] })
  expect(ledgerOfClock(agreeOn(nextDay, agreement, null), standardCalendars)).toEqual({ kind: 'agreed', agreement })
})

test('while the clock stands still the ledger shows what was counted so far', () => {
  const held = pauseClock(delivery(eightWindowHours, '2026-01-20T14:00'), at('2026-01-20T15:30'), 'brak adresu')

  const ledger = ledgerOfClock(held, standardCalendars)

  expect(ledger.kind === 'hours' && counted(ledger.rows)).toBe(90 * MINUTE)
})

test('for 1,000 random clocks with up to four pauses the rows add up to the promise', () => {
  const minutes = fc.integer({ min: 1, max: 6_000 })
  const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 5_000 })), {
    maxLength: 4,
  })
  const start = fc.integer({ min: Date.UTC(2020, 0, 1) / MINUTE, max: Date.UTC(2035, 0, 1) / MINUTE })
  fc.assert(
    fc.property(start, minutes, gaps, fc.constantFrom('8x5', '24x7'), (began, promised, pauses, calendar) => {
      const started = Temporal.Instant.fromEpochMilliseconds(began * MINUTE)
      const clock = withPauses(delivery({ rule: 'HOURS', minutes: promised, calendar }, started), pauses)
      const ledger = ledgerOfClock(clock, standardCalendars)

      expect(ledger.kind === 'hours' && counted(ledger.rows)).toBe(promised * MINUTE)
      expect(timesOf(clock, standardCalendars).dueAt).toEqual(slowDue(clock, promised))
    }),
    { numRuns: 1_000, seed: 20_261_120 },
  )
})

function withPauses(clock: Clock, gaps: readonly (readonly [number, number])[]): Clock {
  let at = clock.startedAt
  return gaps.reduce((held, [after, lasting]) => {
    const from = at.add({ minutes: after })
    at = from.add({ minutes: lasting })
    return resumeClock(pauseClock(held, from, 'brak adresu'), at)
  }, clock)
}

/** Counts the promise minute by minute from the calendar's ledger of nothing but open minutes, skipping the pauses. */
function slowDue(clock: Clock, promised: number): Temporal.Instant {
  let [left, moment] = [promised, clock.startedAt.epochMilliseconds]
  while (left > 0) {
    if (isCounted(clock, moment)) left--
    moment += MINUTE
  }
  return Temporal.Instant.fromEpochMilliseconds(moment)
}

function isCounted(clock: Clock, moment: number): boolean {
  const isPaused = clock.pauses.some(
    ({ from, until }) => from.epochMilliseconds <= moment && moment < (until?.epochMilliseconds ?? Infinity),
  )
  return !isPaused && isOpenMinute(clock.target.calendar, moment)
}

function isOpenMinute(calendar: string, moment: number): boolean {
  const hours = standardCalendars.get(calendar)
  const day = Math.floor(moment / 86_400_000)
  const openings = [day - 1, day, day + 1].flatMap((number) => hours?.day(number).openings ?? [])
  return openings.some(({ from, until }) => from <= moment && moment < until)
}

function counted(rows: readonly ClockLedgerRow[]): number {
  return rows.reduce((sum, row) => sum + ('pause' in row ? 0 : row.countedMs), 0)
}

function shown(row: ClockLedgerRow) {
  return 'pause' in row ? row.pause.cause : [row.date.toString(), row.countedMs / MINUTE]
}

function delivery(target: ClockTarget, start: string | Temporal.Instant): Clock {
  const startedAt = typeof start === 'string' ? at(start) : start
  return startClock({ kind: 'delivery', cycle: 1, startedAt, target })
}

function at(warsaw: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(warsaw).toZonedDateTime('Europe/Warsaw').toInstant()
}
