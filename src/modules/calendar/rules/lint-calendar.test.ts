import { expect, test } from 'vitest'
import { eightByFive, nineByFive, roundTheClock, weekdays, type Calendar } from './calendar.ts'
import { lintCalendar } from './lint-calendar.ts'

test('the shipped calendars with hours are in order', () => {
  expect([lintCalendar(eightByFive), lintCalendar(roundTheClock)]).toEqual([[], []])
})

const nights: Calendar = {
  ...eightByFive,
  windows: weekdays([1, 2, 3, 4, 5, 6, 7], { opensMinute: 1320, closesMinute: 360 }),
}

test('windows that only touch are in order, also over midnight', () => {
  const day = weekdays([1, 2, 3, 4, 5, 6, 7], { opensMinute: 360, closesMinute: 1320 })

  expect(lintCalendar({ ...nights, windows: [...nights.windows, ...day] })).toEqual([])
})

test.each([
  ['no hours', nineByFive, 'calendar.problem.hours_missing'],
  [
    'an opening at 24:00',
    changed({ windows: [{ weekday: 1, opensMinute: 1440, closesMinute: 60 }] }),
    'calendar.problem.minute_out_of_day',
  ],
  [
    'half a minute',
    changed({ windows: [{ weekday: 1, opensMinute: 0.5, closesMinute: 60 }] }),
    'calendar.problem.minute_out_of_day',
  ],
  [
    'a window twice',
    changed({ windows: [...eightByFive.windows, ...eightByFive.windows] }),
    'calendar.problem.windows_overlap',
  ],
  [
    'a Monday morning that Sunday’s night reaches into',
    changed({
      windows: [
        { weekday: 7, opensMinute: 1320, closesMinute: 360 },
        { weekday: 1, opensMinute: 300, closesMinute: 600 },
      ],
    }),
    'calendar.problem.windows_overlap',
  ],
  ['a date that does not exist', withChange('2026-02-30', 'urlop', 'Anna'), 'calendar.problem.date_invalid'],
  ['a date in words', withChange('jutro', 'urlop', 'Anna'), 'calendar.problem.date_invalid'],
  ['a closure without reason', withChange('2026-02-20', ' ', 'Anna'), 'calendar.problem.reason_missing'],
  ['a closure without author', withChange('2026-02-20', 'urlop', ''), 'calendar.problem.reason_missing'],
  ['a zone that does not exist', changed({ timeZone: 'Europe/Cracow' }), 'calendar.problem.time_zone_unknown'],
])('%s is caught', (_, calendar, problem) => {
  expect(lintCalendar(calendar)).toContain(problem)
})

function changed(change: Partial<Calendar>): Calendar {
  return { ...eightByFive, ...change }
}

function withChange(date: string, reason: string, author: string): Calendar {
  return changed({ exceptions: [{ date, kind: 'closed', reason, author }] })
}
