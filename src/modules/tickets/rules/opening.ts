import type { Temporal } from 'temporal-polyfill'
import { Refusal } from '../../../refusal.ts'
import type { LineState } from './reactivation.ts'

/**
 * Refuses a report on a line that is not covered today.
 *
 * @throws {Refusal} `tickets.line_expired` with a renewal hint (E66), `tickets.line_future` for one that begins later (E69).
 * @see docs/domain/tickets.md#opening (source: E65, E66, E69, R72)
 */
export function requireCover(state: LineState): void {
  if (state === 'expired') throw new Refusal('tickets.line_expired')
  if (state === 'future') throw new Refusal('tickets.line_future')
}

/**
 * The two digits of the year in a ticket's number, as the year is in Warsaw.
 *
 * @see docs/domain/tickets.md#number (source: decision 3)
 */
export const yearOfNumber = (now: Temporal.Instant): number => now.toZonedDateTimeISO('Europe/Warsaw').year % 100
