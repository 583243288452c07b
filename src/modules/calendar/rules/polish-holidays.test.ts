import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import pl from '../messages/pl.json' with { type: 'json' }
import en from '../messages/en.json' with { type: 'json' }
import { eightByFive } from './calendar.ts'
import { compileCalendar } from './compile-calendar.ts'
import { isWorkingDay } from './covered-time.ts'
import { easterSunday, holidayKeys, statutoryDaysOff } from './polish-holidays.ts'

const workingHours = compileCalendar(eightByFive)

test.each([
  [2024, '2024-03-31', '2024-04-01', '2024-05-19', '2024-05-30', 13, 252],
  [2025, '2025-04-20', '2025-04-21', '2025-06-08', '2025-06-19', 14, 251],
  [2026, '2026-04-05', '2026-04-06', '2026-05-24', '2026-06-04', 14, 253],
  [2027, '2027-03-28', '2027-03-29', '2027-05-16', '2027-05-27', 14, 253],
  [2028, '2028-04-16', '2028-04-17', '2028-06-04', '2028-06-15', 14, 251],
  [2029, '2029-04-01', '2029-04-02', '2029-05-20', '2029-05-31', 14, 251],
  [2030, '2030-04-21', '2030-04-22', '2030-06-09', '2030-06-20', 14, 250],
])(
  'the year %i has its movable feasts, days off and working days',
  (year, easter, monday, pentecost, corpusChristi, daysOff, working) => {
    const days = statutoryDaysOff(year)

    expect(days.get(easter)).toBe('calendar.holiday.easter_sunday')
    expect(days.get(monday)).toBe('calendar.holiday.easter_monday')
    expect(days.get(pentecost)).toBe('calendar.holiday.pentecost')
    expect(days.get(corpusChristi)).toBe('calendar.holiday.corpus_christi')
    expect(days.size).toBe(daysOff)
    expect(workingDaysOf(year)).toBe(working)
  },
)

describe('the law changes with the years', () => {
  test.each([
    ['24 December is a working day in 2024', '2024-12-24', false],
    ['24 December is a day off from 2025', '2025-12-24', true],
    ['24 December stays a day off', '2035-12-24', true],
    ['12 November 2018 was a day off once', '2018-11-12', true],
    ['12 November 2019 was not', '2019-11-12', false],
    ['Epiphany was not a day off in 2010', '2010-01-06', false],
    ['Epiphany is a day off from 2011', '2011-01-06', true],
    ['2 May is a working day', '2026-05-02', false],
    ['Good Friday is a working day', '2026-04-03', false],
    ['31 December is a working day', '2026-12-31', false],
  ])('%s', (_, date, isOff) => {
    expect(statutoryDaysOff(Number(date.slice(0, 4))).has(date)).toBe(isOff)
  })
})

test('the days of a year come in order', () => {
  const dates = [...statutoryDaysOff(2026).keys()]

  expect(dates).toEqual(dates.toSorted())
})

test('Easter agrees with the published dates at the ends of its range', () => {
  expect(easterSunday(2008).toString()).toBe('2008-03-23')
  expect(easterSunday(2011).toString()).toBe('2011-04-24')
  expect(easterSunday(2038).toString()).toBe('2038-04-25')
  expect(easterSunday(2285).toString()).toBe('2285-03-22')
})

test('every day off has a name in both languages', () => {
  expect(holidayKeys.filter((key) => !(key in pl) || !(key in en))).toEqual([])
})

function workingDaysOf(year: number): number {
  const first = new Temporal.PlainDate(year, 1, 1)
  return Array.from({ length: first.daysInYear }, (_, day) => first.add({ days: day })).filter((date) =>
    isWorkingDay(date, workingHours),
  ).length
}
