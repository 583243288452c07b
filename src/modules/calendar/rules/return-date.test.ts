import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { eightByFive } from './calendar.ts'
import { returnDate, returnDueAt } from './return-date.ts'

test.each([
  ['Christmas Eve and the weekend move it', '2026-12-17', '2026-12-28'],
  ['a Saturday moves it to Monday', '2026-01-17', '2026-01-26'],
  ['the first of May and its weekend move it', '2026-04-24', '2026-05-04'],
  ['an ordinary Tuesday gives an ordinary Tuesday', '2026-01-13', '2026-01-20'],
  ['a Sunday moves it to Monday', '2026-01-11', '2026-01-19'],
  ['Christmas Eve 2024 did not move it', '2024-12-17', '2024-12-24'],
])('%s: delivered %s, to be posted by %s', (_, delivered, last) => {
  expect(returnDate(Temporal.PlainDate.from(delivered), 7, 'PL').toString()).toBe(last)
})

test('without a statute only weekends move it', () => {
  expect(returnDate(Temporal.PlainDate.from('2026-12-17'), 7, 'none').toString()).toBe('2026-12-24')
})

test('the whole last day is in time, and the delivery counts by its date in Poland', () => {
  const lateEvening = Temporal.Instant.from('2026-01-12T23:30:00Z')

  const due = returnDueAt(lateEvening, 7, eightByFive)

  expect(due.toZonedDateTimeISO('Europe/Warsaw').toPlainDateTime().toString()).toBe('2026-01-20T23:59:59.999')
})
