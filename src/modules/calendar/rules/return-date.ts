import type { Temporal } from 'temporal-polyfill'
import type { Calendar } from './calendar.ts'
import { statutoryDaysOff } from './polish-holidays.ts'

const SATURDAY = 6

/**
 * The last day on which a failed device may be posted back in time.
 *
 * Calendar days after the day of delivery, which is not counted itself; when the last one is a Saturday, a Sunday or a
 * statutory day off, the next day that is none of these. Company closures do not prolong it: the carrier works.
 *
 * @param days Calendar days, 7 in every shipped plan.
 * @see docs/domain/sla.md#return (source: R183, E108, decision 16; Civil Code art. 111 and 115)
 */
export function returnDate(
  deliveredOn: Temporal.PlainDate,
  days: number,
  statutory: Calendar['statutory'],
): Temporal.PlainDate {
  let last = deliveredOn.add({ days })
  while (isDayOff(last, statutory)) last = last.add({ days: 1 })
  return last
}

/**
 * The due moment of a return: the last millisecond of its last day, because the date of posting counts.
 *
 * @see docs/domain/sla.md#return (source: R183, E108)
 */
export function returnDueAt(
  deliveredAt: Temporal.Instant,
  days: number,
  calendar: Pick<Calendar, 'timeZone' | 'statutory'>,
): Temporal.Instant {
  const deliveredOn = deliveredAt.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const dayAfter = returnDate(deliveredOn, days, calendar.statutory).add({ days: 1 })
  return dayAfter.toZonedDateTime(calendar.timeZone).toInstant().subtract({ milliseconds: 1 })
}

function isDayOff(date: Temporal.PlainDate, statutory: Calendar['statutory']): boolean {
  if (date.dayOfWeek >= SATURDAY) return true
  return statutory === 'PL' && statutoryDaysOff(date.year).has(date.toString())
}
