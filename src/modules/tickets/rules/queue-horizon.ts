import { Temporal } from 'temporal-polyfill'

const HOUR = 60 * 60_000
const QUARTER = 15 * 60_000

/**
 * Until when a promise counts as due soon: an hour ahead, rounded down to a quarter that people can name ("before 10:00"
 * at 9:05). The desk's list, its count and its sentence all use this one moment.
 *
 * @see docs/domain/tickets.md#the-desk (source: ux S20, task 13)
 */
export function queueHorizon(now: Temporal.Instant): Temporal.Instant {
  const hourAhead = now.epochMilliseconds + HOUR
  return Temporal.Instant.fromEpochMilliseconds(hourAhead - (hourAhead % QUARTER))
}
