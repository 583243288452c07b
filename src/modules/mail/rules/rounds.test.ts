import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { daysSince, noonOf, reminderDue, roundDue, weekBefore, workingDaysSince } from './rounds.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(text)
/** Monday to Friday, but not 11 November. */
const working = (date: Temporal.PlainDate) => date.dayOfWeek < 6 && !date.equals('2026-11-11')

describe('when a round goes', () => {
  test.each([
    ['the morning list not before 8:45', 'morning_list', '2026-11-20T07:44:59Z', null],
    ['the morning list at 8:45', 'morning_list', '2026-11-20T07:45:00Z', '2026-11-20'],
    ['the morning list not on Saturday', 'morning_list', '2026-11-21T09:00:00Z', null],
    ['the morning list not on a holiday', 'morning_list', '2026-11-11T09:00:00Z', null],
    ['the morning list in summer', 'morning_list', '2027-07-01T06:45:00Z', '2027-07-01'],
    ['ends of contracts also on Saturday', 'contracts_ending', '2026-11-21T09:00:00Z', '2026-11-21'],
    ['the week on Monday', 'weekly_numbers', '2026-11-23T07:00:00Z', '2026-11-23'],
    ['the week on no other day', 'weekly_numbers', '2026-11-24T07:00:00Z', null],
    ['reminders on a working day', 'reminders', '2026-11-20T08:00:00Z', '2026-11-20'],
    ['just after midnight in Warsaw nothing', 'contracts_ending', '2026-11-20T23:30:00Z', null],
  ] as const)('%s', (_, name, now, expected) => {
    expect(roundDue(name, at(now), working)?.toString() ?? null).toBe(expected)
  })
})

describe('days', () => {
  test('that nobody looked at are made up for, at most two weeks', () => {
    const names = (last: string | null) =>
      daysSince(last === null ? null : day(last), day('2026-11-20')).map((each) => each.toString())
    expect(names(null)).toEqual(['2026-11-20'])
    expect(names('2026-11-19')).toEqual(['2026-11-20'])
    expect(names('2026-11-17')).toEqual(['2026-11-18', '2026-11-19', '2026-11-20'])
    expect(names('2026-01-01')).toHaveLength(14)
    expect(names('2026-11-20')).toEqual([])
  })

  test('of a wait are working days after the day of the question', () => {
    expect(workingDaysSince(at('2026-11-10T22:30:00Z'), day('2026-11-13'), working)).toBe(2)
    expect(workingDaysSince(at('2026-11-20T15:00:00Z'), day('2026-11-23'), working)).toBe(1)
    expect(workingDaysSince(at('2026-11-20T15:00:00Z'), day('2026-11-20'), working)).toBe(0)
  })

  test.each([
    [1, null],
    [2, 'first'],
    [4, 'first'],
    [5, 'last'],
    [7, 'last'],
    [8, null],
  ])('after %i of them the reminder is %s', (days, expected) => {
    expect(reminderDue(days)).toBe(expected)
  })

  test('have their noon in Warsaw, and weeks their borders, over the change of clocks', () => {
    expect(noonOf(day('2026-11-20')).toString()).toBe('2026-11-20T11:00:00Z')
    const { from, to, week } = weekBefore(day('2026-10-26'))
    expect([from.toString(), to.toString(), week]).toEqual(['2026-10-18T22:00:00Z', '2026-10-25T23:00:00Z', 43])
  })
})
