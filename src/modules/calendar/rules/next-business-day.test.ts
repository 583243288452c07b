import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { eightByFive } from './calendar.ts'
import { compileCalendar } from './compile-calendar.ts'
import { dueDate, nextBusinessDayDueAt } from './next-business-day.ts'
import { nextBusinessDayLedger } from './next-business-day-ledger.ts'

const DAYTIME = compileCalendar(eightByFive)
const THREE_O_CLOCK = 15 * 60

test.each([
  ['over the long weekend of May', '2026-04-30T10:00', '2026-05-04'],
  ['over Epiphany', '2026-01-05T10:00', '2026-01-07'],
  ['over Corpus Christi 2026', '2026-06-03T10:00', '2026-06-05'],
  ['over Independence Day', '2026-11-10T10:00', '2026-11-12'],
  ['over Christmas and its Sunday', '2026-12-23T10:00', '2026-12-28'],
  ['over Easter', '2027-03-26T15:00', '2027-03-30'],
  ['over Corpus Christi 2027', '2027-05-26T09:00', '2027-05-28'],
  ['accepted on Monday at two in the night', '2026-01-19T02:00', '2026-01-20'],
  ['accepted on Saturday', '2026-01-17T12:00', '2026-01-19'],
  ['accepted a minute before midnight', '2026-01-20T23:59', '2026-01-21'],
  ['accepted at midnight', '2026-01-21T00:00', '2026-01-22'],
  ['accepted on Friday at 16:59 before Independence Day', '2026-11-06T16:59', '2026-11-09'],
])('next business day %s', (_, accepted, due) => {
  expect(nextBusinessDayDueAt(at(accepted), DAYTIME)).toEqual(at(`${due}T17:00`))
  expect(dueDate(at(`${due}T17:00`), DAYTIME).toString()).toBe(due)
})

test.each([
  ['a minute before the cut-off nothing changes', '2026-01-20T14:59', '2026-01-21'],
  ['at the cut-off one working day is added', '2026-01-20T15:00', '2026-01-22'],
  ['after the cut-off on Friday it is Tuesday', '2026-01-23T16:00', '2026-01-27'],
  ['on a Saturday no cut-off was missed', '2026-01-24T16:00', '2026-01-26'],
])('%s', (_, accepted, due) => {
  expect(nextBusinessDayDueAt(at(accepted), DAYTIME, THREE_O_CLOCK)).toEqual(at(`${due}T17:00`))
})

test('the explanation names every day between acceptance and delivery', () => {
  const rows = nextBusinessDayLedger(at('2026-12-23T16:00'), DAYTIME)

  expect(rows.map((row) => [row.date.toString(), row.role])).toEqual([
    ['2026-12-23', { kind: 'accepted' }],
    ['2026-12-24', { kind: 'holiday', name: 'calendar.holiday.christmas_eve' }],
    ['2026-12-25', { kind: 'holiday', name: 'calendar.holiday.christmas_day' }],
    ['2026-12-26', { kind: 'holiday', name: 'calendar.holiday.christmas_second_day' }],
    ['2026-12-27', { kind: 'weekend' }],
    ['2026-12-28', { kind: 'due' }],
  ])
})

test('the explanation says when the cut-off was missed', () => {
  const rows = nextBusinessDayLedger(at('2026-01-20T16:00'), DAYTIME, THREE_O_CLOCK)

  expect(rows.map((row) => row.role.kind)).toEqual(['accepted', 'after_cut_off', 'due'])
})

function at(warsaw: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(warsaw).toZonedDateTime('Europe/Warsaw').toInstant()
}
