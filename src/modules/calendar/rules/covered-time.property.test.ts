import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { eightByFive, roundTheClock, weekdays, type Calendar } from './calendar.ts'
import { compileCalendar, type CompiledCalendar } from './compile-calendar.ts'
import { coveredBetween, coveredBetweenMs, dueAt, dueAtMs, isOpen } from './covered-time.ts'
import { easterSunday, statutoryDaysOff } from './polish-holidays.ts'

const MINUTE = 60_000
const SEED = 20_261_120

const splitWithNight: Calendar = {
  ...eightByFive,
  id: 'split with night',
  windows: [
    ...weekdays([1, 2, 3, 4], { opensMinute: 7 * 60, closesMinute: 11 * 60 + 30 }),
    ...weekdays([1, 3, 5, 6], { opensMinute: 21 * 60 + 15, closesMinute: 4 * 60 }),
  ],
}
const calendars = [eightByFive, roundTheClock, splitWithNight].map(compileCalendar)

const calendar = fc.constantFrom(...calendars)
const moment = fc
  .integer({ min: Date.UTC(2020, 0, 1) / MINUTE, max: Date.UTC(2035, 11, 31) / MINUTE })
  .map((minute) => minute * MINUTE)
const amount = fc.integer({ min: 0, max: 100 * 60 }).map((minutes) => minutes * MINUTE)

describe('covered time, for every moment from 2020 to 2035', () => {
  holds(
    'more time is never due earlier',
    fc.property(calendar, moment, amount, amount, (hours, start, some, more) => {
      expect(dueAtMs(start, some, hours)).toBeLessThanOrEqual(dueAtMs(start, some + more, hours))
    }),
  )

  holds(
    'a later start is never due earlier',
    fc.property(calendar, moment, amount, amount, (hours, start, later, covered) => {
      expect(dueAtMs(start, covered, hours)).toBeLessThanOrEqual(dueAtMs(start + later, covered, hours))
    }),
  )

  holds(
    'nothing is due outside the window',
    fc.property(calendar, moment, amount, (hours, start, covered) => {
      const due = instant(dueAtMs(start, covered, hours))
      expect(isOpen(due, hours) || isOpen(due.subtract({ milliseconds: 1 }), hours)).toBe(true)
    }),
  )

  holds(
    'time given in two parts ends where the sum ends',
    fc.property(calendar, moment, amount, amount, (hours, start, first, second) => {
      fc.pre(second > 0)
      expect(dueAtMs(dueAtMs(start, first, hours), second, hours)).toBe(dueAtMs(start, first + second, hours))
    }),
  )

  holds(
    'from start to due exactly the promised time has passed',
    fc.property(calendar, moment, amount, (hours, start, covered) => {
      expect(coveredBetweenMs(start, dueAtMs(start, covered, hours), hours)).toBe(covered)
    }),
  )

  holds(
    'a stretch cut in two covers the same',
    fc.property(calendar, moment, amount, amount, (hours, from, first, second) => {
      const [middle, until] = [from + first, from + first + second]
      expect(coveredBetweenMs(from, middle, hours) + coveredBetweenMs(middle, until, hours)).toBe(
        coveredBetweenMs(from, until, hours),
      )
    }),
  )
})

test('5,000 due times agree with a slow second implementation that steps by the calendar', () => {
  fc.assert(
    fc.property(moment, amount, (start, covered) => {
      const [daytime, always] = calendars
      expect(dueAt(instant(start), covered, required(daytime))).toEqual(slowDueAt(instant(start), covered))
      expect(dueAt(instant(start), covered, required(always))).toEqual(instant(start).add({ milliseconds: covered }))
    }),
    { numRuns: 5_000, seed: SEED },
  )
})

test('a minute by minute walk over one spring and one autumn week counts the same', () => {
  for (const [from, until] of [
    ['2026-03-23', '2026-03-31'],
    ['2026-10-19', '2026-10-27'],
  ] as const) {
    for (const hours of calendars)
      expect(coveredBetween(midnight(from), midnight(until), hours)).toBe(walked(from, until, hours))
  }
})

function holds<Ts>(name: string, property: fc.IRawProperty<Ts>) {
  test(name, () => {
    void fc.assert(property, { seed: SEED, numRuns: 2_000 })
  })
}

/** The same rule, written independently: walks whole days with zoned dates, knows 9:00–17:00 and the days off only. */
function slowDueAt(start: Temporal.Instant, covered: number): Temporal.Instant {
  let cursor = start.toZonedDateTimeISO('Europe/Warsaw')
  let left = covered
  for (;;) {
    const opens = cursor.startOfDay().with({ hour: 9 })
    const closes = cursor.startOfDay().with({ hour: 17 })
    if (isWorkingDate(cursor.toPlainDate()) && Temporal.ZonedDateTime.compare(cursor, closes) < 0) {
      const from = Temporal.ZonedDateTime.compare(cursor, opens) < 0 ? opens : cursor
      const room = closes.epochMilliseconds - from.epochMilliseconds
      if (left <= room) return from.add({ milliseconds: left }).toInstant()
      left -= room
    }
    cursor = cursor.startOfDay().add({ days: 1 })
  }
}

function isWorkingDate(date: Temporal.PlainDate): boolean {
  const { year, month, day, dayOfWeek } = date
  const fixed = [
    '1-1',
    '1-6',
    '5-1',
    '5-3',
    '8-15',
    '11-1',
    '11-11',
    '12-25',
    '12-26',
    ...(year >= 2025 ? ['12-24'] : []),
  ]
  const afterEaster = easterSunday(year).until(date).days
  return dayOfWeek < 6 && !fixed.includes(`${month}-${day}`) && ![0, 1, 49, 60].includes(afterEaster)
}

function walked(from: string, until: string, hours: CompiledCalendar): number {
  let minutes = 0
  for (let at = midnight(from).epochMilliseconds; at < midnight(until).epochMilliseconds; at += MINUTE) {
    if (isOpenByHand(at, hours.id)) minutes++
  }
  return minutes * MINUTE
}

/** Written by hand from the three calendars' words, without their code. */
function isOpenByHand(moment: number, id: string): boolean {
  const local = instant(moment).toZonedDateTimeISO('Europe/Warsaw')
  const time = local.hour * 60 + local.minute
  if (id === '24x7') return true
  if (id === '8x5') return local.dayOfWeek <= 5 && time >= 540 && time < 1020
  const dayBefore = local.subtract({ days: 1 }).dayOfWeek
  const morning = local.dayOfWeek <= 4 && time >= 420 && time < 690
  return (
    morning ||
    ([1, 3, 5, 6].includes(local.dayOfWeek) && time >= 1275) ||
    ([1, 3, 5, 6].includes(dayBefore) && time < 240)
  )
}

function midnight(date: string): Temporal.Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime('Europe/Warsaw').toInstant()
}

function instant(moment: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(moment)
}

function required(compiled: CompiledCalendar | undefined): CompiledCalendar {
  if (!compiled) throw new Error('no such calendar')
  return compiled
}

test('the second implementation knows the same days off', () => {
  expect(statutoryDaysOff(2026).has('2026-06-04')).toBe(!isWorkingDate(Temporal.PlainDate.from('2026-06-04')))
})
