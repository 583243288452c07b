import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { queueHorizon } from './queue-horizon.ts'

test.each([
  ['just after nine it is ten', '2027-03-30T09:05+02:00', '2027-03-30T10:00+02:00'],
  ['at nine sharp it is ten', '2027-03-30T09:00+02:00', '2027-03-30T10:00+02:00'],
  ['at twenty to ten it is half past ten', '2027-03-30T09:40+02:00', '2027-03-30T10:30+02:00'],
  ['across midnight', '2027-03-30T23:20+02:00', '2027-03-31T00:15+02:00'],
])('%s', (_, now, horizon) => {
  expect(queueHorizon(Temporal.Instant.from(now))).toEqual(Temporal.Instant.from(horizon))
})
