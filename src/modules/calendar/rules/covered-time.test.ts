import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { eightByFive, nineByFive, roundTheClock, weekdays, type Calendar } from './calendar.ts'
import { compileCalendar } from './compile-calendar.ts'
import { coveredBetween, dueAt, isOpen, isWorkingDay, nextOpening, nextWorkingDay, openUntil } from './covered-time.ts'

const HOUR = 3_600_000
const DAYTIME = compileCalendar(eightByFive)
const ALWAYS = compileCalendar(roundTheClock)

describe('the promise in words of the calendar', () => {
  test.each([
    ['Friday evening rolls over the weekend', '2026-01-16T16:30', 1, '2026-01-19T09:30'],
    ['one minute before closing leaves almost everything for Monday', '2026-01-16T16:59', 4, '2026-01-19T12:59'],
    ['before opening the clock waits for nine', '2026-01-19T08:59', 1, '2026-01-19T10:00'],
    ['five o’clock sharp is already outside', '2026-01-19T17:00', 1, '2026-01-20T10:00'],
    ['eight window hours are a full day', '2026-01-21T12:00', 8, '2026-01-22T12:00'],
    ['8x5x8 counts hours in the window only', '2026-01-20T14:00', 8, '2026-01-21T14:00'],
    ['Christmas Eve 2025 is off, and so is the rest of the week', '2025-12-24T10:00', 1, '2025-12-29T10:00'],
    ['Christmas Eve 2024 was a working day', '2024-12-24T10:00', 1, '2024-12-24T11:00'],
    ['a report of Friday afternoon is due the same day', '2026-11-20T15:05', 1, '2026-11-20T16:05'],
    ['four hours go over the weekend', '2026-11-20T15:05', 4, '2026-11-23T11:05'],
    ['Independence Day does not count', '2026-11-10T16:50', 1, '2026-11-12T09:50'],
    ['Christmas 2026 lasts until Monday', '2026-12-23T16:30', 1, '2026-12-28T09:30'],
    ['Easter Monday and the spring change are passed over', '2027-03-26T16:30', 1, '2027-03-30T09:30'],
    ['a report on Easter Saturday waits for Tuesday', '2027-03-27T22:00', 4, '2027-03-30T13:00'],
    ['a report on Easter Monday waits for Tuesday', '2027-03-29T11:00', 1, '2027-03-30T10:00'],
    ['the first and third of May do not count', '2026-04-30T16:00', 4, '2026-05-04T12:00'],
    ['Friday at 18:10 is due on Monday at ten', '2026-01-16T18:10', 1, '2026-01-19T10:00'],
    ['time that ends with the window is due at closing', '2026-01-20T16:00', 1, '2026-01-20T17:00'],
    ['no time at all is the moment itself while open', '2026-01-20T16:00', 0, '2026-01-20T16:00'],
    ['no time at all is the next opening while shut', '2026-01-20T17:00', 0, '2026-01-21T09:00'],
  ])('8x5: %s', (_, start, hours, due) => {
    expect(dueAt(at(start), hours * HOUR, DAYTIME)).toEqual(at(due))
  })

  test.each([
    [
      'eight hours over the spring night end an hour later on the clock',
      '2026-03-28T22:00+01:00',
      8,
      '2026-03-29T07:00+02:00',
    ],
    [
      'eight hours over the autumn night end an hour earlier on the clock',
      '2026-10-24T22:00+02:00',
      8,
      '2026-10-25T05:00+01:00',
    ],
    ['Easter Sunday and the clock change together', '2027-03-27T23:00+01:00', 8, '2027-03-28T08:00+02:00'],
    ['the first 2:30 of autumn plus one hour is the second', '2026-10-25T02:30+02:00', 1, '2026-10-25T02:30+01:00'],
    ['the second 2:30 of autumn plus one hour is 3:30', '2026-10-25T02:30+01:00', 1, '2026-10-25T03:30+01:00'],
    ['in spring one hour after 1:30 it is 3:30', '2027-03-28T01:30+01:00', 1, '2027-03-28T03:30+02:00'],
    ['holidays count around the clock', '2026-12-25T10:00+01:00', 4, '2026-12-25T14:00+01:00'],
  ])('24x7: %s', (_, start, hours, due) => {
    expect(dueAt(Temporal.Instant.from(start), hours * HOUR, ALWAYS)).toEqual(Temporal.Instant.from(due))
  })
})

describe('the window', () => {
  test.each([
    ['2026-01-20T08:59', false, '2026-01-20T09:00', undefined],
    ['2026-01-20T09:00', true, '2026-01-20T09:00', '2026-01-20T17:00'],
    ['2026-01-20T16:59', true, '2026-01-20T16:59', '2026-01-20T17:00'],
    ['2026-01-20T17:00', false, '2026-01-21T09:00', undefined],
    ['2026-01-17T12:00', false, '2026-01-19T09:00', undefined],
    ['2026-01-06T12:00', false, '2026-01-07T09:00', undefined],
  ])('at %s', (moment, open, opening, until) => {
    expect(isOpen(at(moment), DAYTIME)).toBe(open)
    expect(nextOpening(at(moment), DAYTIME)).toEqual(at(opening))
    expect(openUntil(at(moment), DAYTIME)).toEqual(until && at(until))
  })

  test('a window around the clock never shuts', () => {
    expect(openUntil(at('2026-01-20T09:00'), ALWAYS)).toBeUndefined()
    expect(isOpen(at('2026-12-25T03:00'), ALWAYS)).toBe(true)
  })

  test('covered time between two moments leaves nights and weekends out', () => {
    expect(coveredBetween(at('2026-01-16T16:30'), at('2026-01-19T09:30'), DAYTIME)).toBe(HOUR)
    expect(coveredBetween(at('2026-01-17T00:00'), at('2026-01-18T23:00'), DAYTIME)).toBe(0)
    expect(coveredBetween(at('2026-01-19T09:30'), at('2026-01-16T16:30'), DAYTIME)).toBe(0)
    expect(coveredBetween(at('2026-10-25T00:00'), at('2026-10-26T00:00'), ALWAYS)).toBe(25 * HOUR)
  })
})

describe('calendars that operators build', () => {
  const splitShift: Calendar = {
    ...eightByFive,
    id: 'split',
    windows: [
      ...weekdays([1, 2, 3, 4, 5], { opensMinute: 8 * 60, closesMinute: 12 * 60 }),
      ...weekdays([1, 2, 3, 4, 5], { opensMinute: 13 * 60, closesMinute: 16 * 60 }),
    ],
  }
  const nightShift: Calendar = {
    ...eightByFive,
    id: 'night',
    windows: weekdays([1, 2, 3, 4, 5], { opensMinute: 22 * 60, closesMinute: 6 * 60 }),
  }

  test.each([
    ['a lunch break does not count', splitShift, '2026-01-20T11:30', 1, '2026-01-20T13:30'],
    ['a lunch break and a night do not count', splitShift, '2026-01-20T15:30', 5, '2026-01-21T13:30'],
    ['a window over midnight is one stretch', nightShift, '2026-01-20T23:00', 3, '2026-01-21T02:00'],
    ['Friday’s night lasts until Saturday morning', nightShift, '2026-01-23T20:00', 8, '2026-01-24T06:00'],
    ['the next night after Saturday morning is Monday’s', nightShift, '2026-01-24T05:00', 2, '2026-01-26T23:00'],
    ['the evening before a holiday runs out after midnight', nightShift, '2026-01-05T22:00', 8, '2026-01-06T06:00'],
    ['the holiday’s own night does not open', nightShift, '2026-01-06T05:00', 2, '2026-01-07T23:00'],
  ])('%s', (_, calendar, start, hours, due) => {
    expect(dueAt(at(start), hours * HOUR, compileCalendar(calendar))).toEqual(at(due))
  })

  test('a window over midnight stays open through midnight', () => {
    expect(openUntil(at('2026-01-20T23:00'), compileCalendar(nightShift))).toEqual(at('2026-01-21T06:00'))
  })

  test.each([
    ['a closure takes the day away', { date: '2026-01-20', kind: 'closed' }, '2026-01-19T16:30', '2026-01-21T09:30'],
    [
      'a closure of some hours takes these away',
      { date: '2026-01-20', kind: 'closed', windows: [{ opensMinute: 9 * 60, closesMinute: 12 * 60 }] },
      '2026-01-19T16:30',
      '2026-01-20T12:30',
    ],
    [
      'a Saturday opening counts',
      { date: '2026-01-17', kind: 'open', windows: [{ opensMinute: 10 * 60, closesMinute: 12 * 60 }] },
      '2026-01-16T16:30',
      '2026-01-17T10:30',
    ],
    ['a day off may be opened again', { date: '2026-01-06', kind: 'open' }, '2026-01-05T16:30', '2026-01-06T09:30'],
  ] as const)('%s', (_, change, start, due) => {
    const calendar = compileCalendar({
      ...eightByFive,
      exceptions: [{ ...change, reason: 'inwentaryzacja', author: 'Anna' }],
    })

    expect(dueAt(at(start), HOUR, calendar)).toEqual(at(due))
  })

  test('closed hours over midnight also cut into the window of the morning after', () => {
    const closure = { date: '2026-01-20', kind: 'closed', reason: 'awaria zasilania', author: 'Anna' } as const
    const windows = [{ opensMinute: 20 * 60, closesMinute: 11 * 60 }]
    const calendar = compileCalendar({ ...eightByFive, exceptions: [{ ...closure, windows }] })

    expect(dueAt(at('2026-01-20T16:30'), HOUR, calendar)).toEqual(at('2026-01-21T11:30'))
  })

  test('a closed day is no working day and an opened Saturday is one', () => {
    const calendar = compileCalendar({
      ...eightByFive,
      exceptions: [
        { date: '2026-01-20', kind: 'closed', reason: 'inwentaryzacja', author: 'Anna' },
        {
          date: '2026-01-24',
          kind: 'open',
          windows: [{ opensMinute: 600, closesMinute: 720 }],
          reason: 'odrabianie',
          author: 'Anna',
        },
      ],
    })

    expect(nextWorkingDay(Temporal.PlainDate.from('2026-01-19'), calendar).toString()).toBe('2026-01-21')
    expect(isWorkingDay(Temporal.PlainDate.from('2026-01-24'), calendar)).toBe(true)
  })

  test('a calendar around the clock may be closed by the operator', () => {
    const calendar = compileCalendar({
      ...roundTheClock,
      exceptions: [{ date: '2026-01-20', kind: 'closed', reason: 'przeprowadzka', author: 'Anna' }],
    })

    expect(dueAt(at('2026-01-19T23:00'), 2 * HOUR, calendar)).toEqual(at('2026-01-21T01:00'))
  })

  test('a 9x5 calendar cannot be used before the operator enters its hours', () => {
    expect(() => compileCalendar(nineByFive)).toThrow('calendar.hours_missing')
  })

  test('a calendar that is always shut is refused instead of searched for ever', () => {
    const closures = Array.from({ length: 800 }, (_, day) => ({
      date: Temporal.PlainDate.from('2026-01-01').add({ days: day }).toString(),
      kind: 'closed' as const,
      reason: 'likwidacja',
      author: 'Anna',
    }))
    const calendar = compileCalendar({ ...eightByFive, exceptions: closures })

    expect(() => dueAt(at('2026-01-05T10:00'), HOUR, calendar)).toThrow('calendar.never_open')
    expect(() => nextWorkingDay(Temporal.PlainDate.from('2026-01-05'), calendar)).toThrow('calendar.never_open')
  })

  test.each(['1990-01-01T00:00Z', '2300-01-01T00:00Z'])('%s lies outside the known law', (moment) => {
    expect(() => dueAt(Temporal.Instant.from(moment), HOUR, DAYTIME)).toThrow('calendar.out_of_range')
    expect(() => dueAt(Temporal.Instant.from(moment), HOUR, ALWAYS)).toThrow('calendar.out_of_range')
  })

  test('a promise that would end after the known law is refused', () => {
    expect(() => dueAt(at('2026-01-05T10:00'), 1e15, DAYTIME)).toThrow('calendar.out_of_range')
  })
})

function at(warsaw: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(warsaw).toZonedDateTime('Europe/Warsaw').toInstant()
}
