import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { minutesAfter, quietMoment, sentInOfficeHours } from './due-moments.ts'
import { REFERENCE, tellAt } from './telling.ts'

const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Warsaw]`).toInstant()
const local = (moment: Temporal.Instant | null) =>
  moment?.toZonedDateTimeISO('Europe/Warsaw').toPlainDateTime().toString({ smallestUnit: 'minute' })

describe('telling the story', () => {
  test('at the reference moment every date stands as it is written', () => {
    const tell = tellAt(REFERENCE.add({ seconds: 42 }))
    expect(local(tell.now)).toBe('2027-03-30T09:05')
    expect(local(tell.at('2027-03-22T10:15'))).toBe('2027-03-22T10:15')
    expect(tell.day('2027-04-27').toString()).toBe('2027-04-27')
    expect(local(tell.minutesAgo(72))).toBe('2027-03-30T07:53')
    expect(local(tell.daysAgo(6, '11:20'))).toBe('2027-03-24T11:20')
    expect(local(tell.daysAgo(-1, '10:00'))).toBe('2027-03-31T10:00')
  })

  test.each([
    ['a Friday before', '2026-11-20T15:05'],
    ['a Sunday night', '2028-02-06T23:40'],
    ['the Tuesday after', '2027-04-06T00:01'],
  ])('on %s events keep hour and weekday, and none lies in the future', (_, now) => {
    const tell = tellAt(at(now))
    for (const written of ['2027-03-22T10:15', '2027-03-29T23:59', '2025-10-27T03:00']) {
      const told = tell.at(written).toZonedDateTimeISO('Europe/Warsaw')
      expect(told.dayOfWeek).toBe(Temporal.PlainDate.from(written).dayOfWeek)
      expect(told.toPlainTime().toString({ smallestUnit: 'minute' })).toBe(written.slice(11))
      expect(told.epochMilliseconds).toBeLessThan(tell.now.epochMilliseconds)
    }
  })

  test('a contract that ends in 28 days always does', () => {
    const tell = tellAt(at('2026-11-20T15:05'))
    expect(tell.day('2027-04-27').toString()).toBe('2026-12-18')
  })
})

describe('what was sent so that it falls due now', () => {
  test.each([
    ['over Easter', '2027-03-30T09:30', 60, '2027-03-26T16:30'],
    ['in the morning', '2026-11-20T11:00', 60, '2026-11-20T10:00'],
    ['over a night', '2026-11-20T09:45', 120, '2026-11-19T15:45'],
    ['at closing time', '2026-11-20T17:00', 60, '2026-11-20T16:00'],
  ])('%s', (_, due, minutes, sent) => {
    expect(local(sentInOfficeHours(at(due), minutes))).toBe(sent)
  })

  test.each(['2026-11-21T12:00', '2026-11-20T17:01', '2026-11-20T08:59'])('nothing falls due at %s', (due) => {
    expect(sentInOfficeHours(at(due), 60)).toBeNull()
  })

  test('office minutes pass in the office only', () => {
    expect(local(minutesAfter(at('2026-11-20T16:50'), 20))).toBe('2026-11-23T09:10')
  })
})

describe('a question that nobody has to hurry for', () => {
  test.each([
    ['after a long weekend', '2027-03-30T09:05', '2027-03-27T22:00'],
    ['in the early morning', '2026-11-18T08:30', '2026-11-17T22:00'],
    ['on a weekday at noon', '2026-11-18T12:00', '2026-11-18T11:20'],
    ['on a Friday afternoon', '2026-11-20T16:00', '2026-11-20T15:20'],
    ['on a Sunday night', '2026-11-15T23:40', '2026-11-14T22:00'],
  ])('%s', (_, now, sent) => {
    expect(local(quietMoment(at(now)))).toBe(sent)
  })
})
