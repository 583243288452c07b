import { Temporal } from 'temporal-polyfill'
import { DISPLAY_TIME_ZONE } from '../../../platform/i18n.ts'
import { Refusal } from '../../../refusal.ts'

/**
 * Reads what a date-and-time field sends (`2027-04-01T12:00`) as Warsaw time, whatever the clock of the device says.
 *
 * @returns null when nothing was typed.
 * @throws {Refusal} `tickets.until_missing` for what is no moment.
 * @see docs/domain/tickets.md#moves (source: decision 24, E98)
 */
export function readLocalMoment(typed: string): Temporal.Instant | null {
  if (typed.trim() === '') return null
  try {
    return Temporal.PlainDateTime.from(typed.trim()).toZonedDateTime(DISPLAY_TIME_ZONE).toInstant()
  } catch {
    throw new Refusal('tickets.until_missing')
  }
}
