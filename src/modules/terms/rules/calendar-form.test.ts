import { describe, expect, test } from 'vitest'
import { eightByFive, shippedCalendars, weekdays, type Calendar } from '../../calendar/rules/calendar.ts'
import { messages } from '../../../messages.ts'
import { translatorFor } from '../../../platform/i18n.ts'
import { calendarField, emptyException, formOfCalendar, readCalendarForm, readHours } from './calendar-form.ts'
import { calendarInWords } from './calendar-words.ts'
import { withRow } from './typed.ts'
import { compareLines } from './words.ts'

const closure = { date: '2027-05-04', kind: 'closed', reason: 'Inwentaryzacja', author: 'Ewa Nowak' } as const
const nights: Calendar = {
  ...eightByFive,
  windows: [
    ...weekdays([1, 2], { opensMinute: 540, closesMinute: 720 }),
    ...weekdays([1, 2], { opensMinute: 780, closesMinute: 1020 }),
    ...weekdays([5], { opensMinute: 1320, closesMinute: 360 }),
  ],
  exceptions: [closure, { ...closure, kind: 'open', windows: [{ opensMinute: 600, closesMinute: 840 }] }],
}

test.each([...shippedCalendars, nights].map((calendar, index) => [calendar.id, index, calendar] as const))(
  '%s (%i) comes out of its form as it went in',
  (code, _, calendar) => {
    const { definition, problems } = readCalendarForm(code, formOfCalendar(calendar), 'Ktoś Inny')

    const inOrder = ({ windows }: Calendar) =>
      windows.toSorted((one, other) => one.weekday - other.weekday || one.opensMinute - other.opensMinute)
    expect(definition).toEqual({ ...calendar, windows: inOrder(calendar) })
    expect(problems).toEqual([])
  },
)

test.each([
  ['9:00–17:00', [[540, 1020]]],
  [
    '9:00-12:00, 13:00-17:00',
    [
      [540, 720],
      [780, 1020],
    ],
  ],
  ['22:00–6:00', [[1320, 360]]],
  ['0:00–24:00', [[0, 1440]]],
  ['', []],
  ['9–17', null],
  ['9:00', null],
  ['9:00–17:00–18:00', null],
  ['24:00–6:00', null],
  ['rano', null],
])('hours written as %j', (typed, expected) => {
  const read = readHours(typed)?.map(({ opensMinute, closesMinute }) => [opensMinute, closesMinute]) ?? null
  expect(read).toEqual(expected)
})

describe('what is typed', () => {
  const typed = formOfCalendar(eightByFive)

  test('a new closure carries the name of whoever enters it', () => {
    const more = withRow(typed, 'ex', { ...emptyException, date: '2027-05-04', reason: 'Inwentaryzacja' })

    expect(readCalendarForm('8x5', more, 'Ewa Nowak').definition).toMatchObject({ exceptions: [closure] })
  })

  test('what cannot be read is named at its field', () => {
    const more = withRow({ ...typed, 'day-1': '9-17' }, 'ex', { ...emptyException, hours: 'rano' })

    expect(readCalendarForm('8x5', more, '').problems).toEqual([
      { field: 'day-1', code: 'calendar.problem.hours_unreadable' },
      { field: 'ex-0-date', code: 'calendar.problem.date_invalid' },
      { field: 'ex-0-hours', code: 'calendar.problem.hours_unreadable' },
      { field: 'ex-0-reason', code: 'calendar.problem.reason_missing' },
    ])
  })

  test('two windows that overlap are shown at the day of the first', () => {
    const field = calendarField({
      field: 'windows',
      code: 'calendar.problem.windows_overlap',
      params: { oneDay: 3, one: '9:00–17:00', otherDay: 3, other: '16:00–18:00' },
    })
    expect(field).toBe('day-3')
  })
})

test('what two versions say differently is said in words', () => {
  const t = translatorFor('pl', messages.pl)
  const words = (calendar: Calendar) => calendarInWords(t, calendar, (date) => date.toString())
  const changed = { ...eightByFive, windows: eightByFive.windows.slice(1), exceptions: [closure] }

  expect(
    compareLines(words(eightByFive), words(changed)).map(({ label, before, after }) => [label, before, after]),
  ).toEqual([
    ['Poniedziałek', '9:00–17:00', 'zamknięte'],
    ['2027-05-04', null, 'zamknięte cały dzień: Inwentaryzacja (Ewa Nowak)'],
  ])
})
