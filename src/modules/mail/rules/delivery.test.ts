import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { isGivenUp, secondsAfter } from './delivery.ts'

test.each([
  [1, 60],
  [2, 75],
  [5, 146],
  [10, 447],
  [16, 1705],
  [17, 1800],
  [500, 1800],
])('after %i failures in a row a mail waits %i seconds', (failures, seconds) => {
  expect(secondsAfter(failures)).toBe(seconds)
})

test('no wait is longer than ten minutes while less than half an hour is lost', () => {
  for (let failures = 1, lost = 0; lost < 30 * 60; failures++) {
    expect(secondsAfter(failures)).toBeLessThan(600)
    lost += secondsAfter(failures)
  }
})

test.each([
  ['2026-11-20T14:05:00Z', '2026-11-23T14:04:59Z', false],
  ['2026-11-20T14:05:00Z', '2026-11-23T14:05:00Z', true],
])('a mail of %s at %s is given up: %s', (created, now, givenUp) => {
  expect(isGivenUp(Temporal.Instant.from(created), Temporal.Instant.from(now))).toBe(givenUp)
})
