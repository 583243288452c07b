import { expect, test } from 'vitest'
import { eightByFive, nineByFive, roundTheClock, weekdays, type Calendar } from './calendar.ts'
import { firstCollision, firstOverlap, lintCalendar } from './lint-calendar.ts'

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

test('of what cannot both be, both are named', () => {
  const windows = [...eightByFive.windows, { weekday: 3 as const, opensMinute: 960, closesMinute: 1080 }]
  const closure = { date: '2026-11-23', kind: 'closed' as const, reason: 'Inwentaryzacja', author: 'Ewa Nowak' }
  const exceptions = [closure, { ...closure, kind: 'open' as const, reason: 'Dyżur' }]

  expect(firstOverlap(windows)).toEqual({ oneDay: 3, one: '9:00–17:00', otherDay: 3, other: '16:00–18:00' })
  expect(firstCollision(exceptions)).toEqual({ date: '2026-11-23', one: 'Inwentaryzacja', other: 'Dyżur' })
  expect(lintCalendar(changed({ exceptions }))).toEqual(['calendar.problem.exceptions_collide'])
  expect([firstOverlap(eightByFive.windows), firstCollision([closure])]).toEqual([null, null])
})

test('hours that are added to a day or cut out of it do not collide with a closure', () => {
  const closure = { date: '2026-11-23', kind: 'closed' as const, reason: 'Inwentaryzacja', author: 'Ewa Nowak' }
  const hours = { ...closure, kind: 'open' as const, windows: [{ opensMinute: 600, closesMinute: 840 }] }

  expect(lintCalendar(changed({ exceptions: [closure, hours] }))).toEqual([])
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
