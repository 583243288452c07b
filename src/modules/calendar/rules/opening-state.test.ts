import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { eightByFive } from './calendar.ts'
import { compileCalendar } from './compile-calendar.ts'
import { openingState } from './opening-state.ts'

const calendar = compileCalendar(eightByFive)
const stateAt = (local: string) =>
  openingState(Temporal.ZonedDateTime.from(`${local}[Europe/Warsaw]`).toInstant(), calendar)
const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Europe/Warsaw').toPlainDateTime().toString()

test.each([
  ['on a Friday afternoon it is open until five', '2026-11-20T15:05', true, '2026-11-20T17:00:00', '2026-12-24'],
  ['on a Friday evening it opens on Monday', '2026-11-20T18:10', false, '2026-11-23T09:00:00', '2026-12-24'],
  ['on Christmas Eve it opens after Christmas', '2026-12-24T10:00', false, '2026-12-28T09:00:00', '2026-12-25'],
  ['a day off on a weekend is not announced', '2026-10-30T10:00', true, '2026-10-30T17:00:00', '2026-11-11'],
  ['the next year counts too', '2026-12-28T10:00', true, '2026-12-28T17:00:00', '2027-01-01'],
])('%s', (_, at, open, changesAt, dayOff) => {
  const state = stateAt(at)
  expect({ open: state.open, changesAt: local(state.changesAt), dayOff: state.nextDayOff?.date.toString() }).toEqual({
    open,
    changesAt,
    dayOff,
  })
})
