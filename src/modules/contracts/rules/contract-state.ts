import { Temporal } from 'temporal-polyfill'
import { DISPLAY_TIME_ZONE } from '../../../platform/i18n.ts'

export type ContractState = 'active' | 'future' | 'expired'
export type Validity = { readonly validFrom: Temporal.PlainDate; readonly validTo: Temporal.PlainDate }

/**
 * The date in Warsaw at a moment: the day that decides whether a contract is in force.
 *
 * @see domain E65
 */
export function warsawDay(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(DISPLAY_TIME_ZONE).toPlainDate()
}

/**
 * Whether a contract or one of its lines is in force on a day. First and last day both belong to it.
 *
 * @see domain E65, E69, features D1
 */
export function contractStateOn(day: Temporal.PlainDate, { validFrom, validTo }: Validity): ContractState {
  if (Temporal.PlainDate.compare(day, validFrom) < 0) return 'future'
  return Temporal.PlainDate.compare(day, validTo) <= 0 ? 'active' : 'expired'
}

/**
 * How many days are left: 0 on the last day, negative afterwards.
 *
 * @see domain E65, E71
 */
export function daysLeft(day: Temporal.PlainDate, validTo: Temporal.PlainDate): number {
  return day.until(validTo, { largestUnit: 'days' }).days
}
