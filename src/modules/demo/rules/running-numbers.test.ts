import { expect, test } from 'vitest'
import { runningNumbers } from './running-numbers.ts'

const known = [
  { at: '2026-01-01T00:00', running: 0 },
  { at: '2026-12-31T23:59', running: 3650 },
  { at: '2027-01-01T00:00', running: 0 },
  { at: '2027-02-08T10:10', running: 101 },
  { at: '2027-02-08T12:00', running: 104 },
]

test('numbers rise evenly with time and begin anew with the year', () => {
  const numbers = runningNumbers(['2026-01-11T00:00', '2026-07-02T12:00', '2027-01-20T00:00'], known)
  expect(numbers).toEqual([100, 1825, 49])
})

test('two tickets at almost the same time get different numbers, never a known one', () => {
  expect(runningNumbers(['2027-02-08T10:11', '2027-02-08T10:11'], known)).toEqual([102, 103])
})

test('more tickets than numbers are refused, and so are tickets outside of what is known', () => {
  const crowd = Array.from({ length: 3 }, () => '2027-02-08T10:11')
  expect(() => runningNumbers(crowd, known)).toThrow(RangeError)
  expect(() => runningNumbers(['2027-03-01T00:00'], known)).toThrow(RangeError)
})
