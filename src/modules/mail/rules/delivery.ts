import type { Temporal } from 'temporal-polyfill'

const GROWTH = 1.25
const LONGEST_MINUTES = 30
const KEPT_HOURS = 72

/**
 * How long to wait after a number of failures in a row, in seconds: one minute, growing by a quarter each time up to
 * half an hour. A wait is then never longer than a quarter of the time that has already been lost, so that after
 * half an hour of standstill mail flows again within eight minutes (security 3.6).
 */
export const secondsAfter = (failures: number): number =>
  Math.round(60 * Math.min(LONGEST_MINUTES, GROWTH ** Math.max(0, failures - 1)))

/** Whether a mail has been tried for three days, after which it counts as refused. */
export const isGivenUp = (createdAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  now.epochMilliseconds - createdAt.epochMilliseconds >= KEPT_HOURS * 3_600_000
