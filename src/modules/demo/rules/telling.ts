import { Temporal } from 'temporal-polyfill'
import { WARSAW } from '../../calendar/rules/calendar.ts'

/** Tuesday after Easter, 9:05 in Warsaw: the moment at which the demo world stands exactly as ux 7 tells it. */
export const REFERENCE = Temporal.Instant.from('2027-03-30T07:05:00Z')
const REFERENCE_DAY = dayOf(REFERENCE)

/**
 * Turns the dates of the story, which are written for the reference moment, into those of the moment at which it is told.
 */
export type Telling = {
  readonly now: Temporal.Instant
  /** A day of a contract: as many days away as in the story. */
  readonly day: (written: string) => Temporal.PlainDate
  /** An earlier moment of the story, `2027-03-22T10:15` in Warsaw: the same hour of the same day of the week. */
  readonly at: (written: string) => Temporal.Instant
  readonly minutesAgo: (minutes: number) => Temporal.Instant
  /** An hour in Warsaw, some days before (or, negative, after) the day of telling. */
  readonly daysAgo: (days: number, hour: string) => Temporal.Instant
}

/**
 * Tells the story at a moment. Earlier events move by whole weeks, so that nobody worked on a Sunday; at the reference
 * moment nothing moves.
 *
 * @param moment Seconds are cut off: people write down minutes.
 * @see ux 7.1
 */
export function tellAt(moment: Temporal.Instant): Telling {
  const now = moment.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const today = dayOf(now)
  const days = REFERENCE_DAY.until(today, { largestUnit: 'days' }).days
  const weeks = Math.floor(days / 7) * 7
  return {
    now,
    day: (written) => Temporal.PlainDate.from(written).add({ days }),
    at: (written) => inWarsaw(Temporal.PlainDateTime.from(written).add({ days: weeks })),
    minutesAgo: (minutes) => now.subtract({ minutes }),
    daysAgo: (before, hour) => inWarsaw(today.subtract({ days: before }).toPlainDateTime(hour)),
  }
}

function dayOf(moment: Temporal.Instant): Temporal.PlainDate {
  return moment.toZonedDateTimeISO(WARSAW).toPlainDate()
}

const inWarsaw = (local: Temporal.PlainDateTime): Temporal.Instant => local.toZonedDateTime(WARSAW).toInstant()
