import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  formatDate,
  formatDateShort,
  formatDay,
  formatDeadline,
  formatDuration,
  formatFileSize,
  formatMoment,
  formatMonth,
  formatNumber,
  formatPlainDate,
  formatPlainDay,
  formatRelative,
  formatTaken,
  formatTime,
  isToday,
} from './format.ts'

/** A Warsaw wall-clock time. */
const at = (local: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Warsaw').toInstant()

/** Reads a sentence with plain spaces; that the gaps do not break has a test of its own. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

const friday = at('2026-11-20T15:05')

describe('dates', () => {
  test('are written out in full, month in the genitive', () => {
    expect(plain(formatDay(friday, 'pl'))).toBe('piątek, 20 listopada 2026')
    expect(plain(formatDay(friday, 'en'))).toBe('Friday, 20 November 2026')
    expect(plain(formatDate(friday, 'pl'))).toBe('20 listopada 2026')
  })

  test('are short in lists', () => {
    expect(formatDateShort(friday, 'pl')).toBe('20.11.2026')
    expect(formatDateShort(friday, 'en')).toBe('20/11/2026')
    expect(formatPlainDate(Temporal.PlainDate.from('2028-03-31'), 'pl')).toBe('31.03.2028')
    expect(plain(formatPlainDay(Temporal.PlainDate.from('2026-11-20'), 'pl'))).toBe('piątek, 20 listopada 2026')
  })

  test('name a month alone in the nominative', () => {
    expect(formatMonth(friday, 'pl')).toBe('listopad 2026')
  })

  test('belong to the Warsaw day, not to the UTC day', () => {
    expect(formatDateShort(Temporal.Instant.from('2026-11-20T23:30:00Z'), 'pl')).toBe('21.11.2026')
  })
})

test.each([
  ['2026-11-20T15:05', '15:05'],
  ['2026-11-20T09:00', '9:00'],
  ['2026-11-20T00:00', '0:00'],
  ['2026-11-20T00:05', '0:05'],
])('the time of %s reads %s', (local, said) => {
  expect(formatTime(at(local), 'pl')).toBe(said)
})

test.each([
  [
    'the same day',
    '2026-11-20T16:05',
    'dziś 16:05',
    'dziś do 16:05',
    'today 16:05 (Warsaw time)',
    'today by 16:05 (Warsaw time)',
  ],
  [
    'the next day',
    '2026-11-21T09:00',
    'jutro 9:00',
    'jutro do 9:00',
    'tomorrow 9:00 (Warsaw time)',
    'tomorrow by 9:00 (Warsaw time)',
  ],
  [
    'the day before',
    '2026-11-19T09:00',
    'wczoraj 9:00',
    'wczoraj do 9:00',
    'yesterday 9:00 (Warsaw time)',
    'yesterday by 9:00 (Warsaw time)',
  ],
  [
    'after the weekend',
    '2026-11-23T11:05',
    'pon., 23 lis, 11:05',
    'pon., 23 lis, do 11:05',
    'Mon, 23 Nov, 11:05 (Warsaw time)',
    'Mon, 23 Nov, by 11:05 (Warsaw time)',
  ],
  [
    'the next year',
    '2027-01-04T11:05',
    'pon., 4 sty 2027, 11:05',
    'pon., 4 sty 2027, do 11:05',
    'Mon, 4 Jan 2027, 11:05 (Warsaw time)',
    'Mon, 4 Jan 2027, by 11:05 (Warsaw time)',
  ],
])('a moment of %s', (_, local, moment, deadline, momentInEnglish, deadlineInEnglish) => {
  expect(plain(formatMoment(at(local), friday, 'pl'))).toBe(moment)
  expect(plain(formatDeadline(at(local), friday, 'pl'))).toBe(deadline)
  expect(plain(formatMoment(at(local), friday, 'en'))).toBe(momentInEnglish)
  expect(plain(formatDeadline(at(local), friday, 'en'))).toBe(deadlineInEnglish)
})

test('tomorrow is one calendar day away, also over the change of clocks', () => {
  expect(plain(formatMoment(at('2027-03-28T23:30'), at('2027-03-27T23:45'), 'pl'))).toBe('jutro 23:30')
  expect(plain(formatMoment(at('2026-10-26T00:15'), at('2026-10-25T00:10'), 'pl'))).toBe('jutro 0:15')
})

test.each([
  [25, 'za 25 min', 'in 25 min'],
  [235, 'za 3 h 55 min', 'in 3 h 55 min'],
  [120, 'za 2 h', 'in 2 h'],
  [0, 'za 0 min', 'in 0 min'],
  [-12, 'po terminie 12 min', '12 min overdue'],
  [60 * 47, 'za 47 h', 'in 47 h'],
  [60 * 24 * 2, 'za 2 dni', 'in 2 days'],
  [60 * 24 * 6, 'za 6 dni', 'in 6 days'],
])('%s minutes away', (minutes, said, saidInEnglish) => {
  expect(plain(formatRelative(friday.add({ minutes }), friday, 'pl'))).toBe(said)
  expect(plain(formatRelative(friday.add({ minutes }), friday, 'en'))).toBe(saidInEnglish)
})

test('a length is said in hours and minutes', () => {
  expect(plain(formatDuration(friday, friday.add({ minutes: 17, seconds: 59 }), 'pl'))).toBe('17 min')
  expect(plain(formatTaken(friday, friday.add({ minutes: 17, seconds: 59 }), 'pl'))).toBe('17 min')
  expect(plain(formatTaken(friday, friday.add({ seconds: 59 }), 'pl'))).toBe('< 1 min')
})

test('what belongs together does not break at the end of a line', () => {
  expect(formatDeadline(at('2026-11-20T16:05'), friday, 'pl')).toBe('dziś\u00a0do\u00a016:05')
  expect(formatRelative(friday.add({ minutes: 25 }), friday, 'pl')).toBe('za\u00a025\u00a0min')
  expect(formatDay(friday, 'pl')).toContain('20\u00a0listopada')
})

test.each([
  ['the first minute of the day', '2026-11-20T00:00', true],
  ['its last minute', '2026-11-20T23:59', true],
  ['the minute before it', '2026-11-19T23:59', false],
  ['the minute after it', '2026-11-21T00:00', false],
])('today in Warsaw: %s', (_, local, expected) => {
  expect(isToday(at(local), friday)).toBe(expected)
})

test.each([
  [1234, '1234', '1,234'],
  [12345, '12 345', '12,345'],
  [1234567.5, '1 234 567,5', '1,234,567.5'],
])('the number %s', (value, said, saidInEnglish) => {
  expect(plain(formatNumber(value, 'pl'))).toBe(said)
  expect(formatNumber(value, 'en')).toBe(saidInEnglish)
})

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [48 * 1024, '48 kB'],
  [1.5 * 1024 * 1024, '1,5 MB'],
  [50 * 1024 * 1024, '50 MB'],
  [3 * 1024 ** 3, '3 GB'],
])('%s bytes', (bytes, said) => {
  expect(plain(formatFileSize(bytes, 'pl'))).toBe(said)
})
