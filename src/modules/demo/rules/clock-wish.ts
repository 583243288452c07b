import { Temporal } from 'temporal-polyfill'
import { WARSAW } from '../../calendar/rules/calendar.ts'
import { Refusal } from '../../../refusal.ts'
import { isOfficeDay } from './due-moments.ts'

/** How somebody wants the demo clock set: to a moment, or forward by a span (`PT1H`, `P1D`). */
export type ClockWish = { readonly to?: string | undefined; readonly advance?: string | undefined }

/** Said instead of a moment: nine o'clock of the next day on which the office opens. */
export const NEXT_WORKING_DAY = 'next-working-day'

/** Nobody needs a demo of what lies further ahead, and calendars end somewhere. */
const MOST_YEARS = 10

/**
 * The moment to which the clock is to be set. Days of a span are days in Warsaw, however many hours they have.
 *
 * @throws {Refusal} `demo.clock_invalid` for what is no moment, no span, both or too far ahead; `demo.clock_backwards`.
 * @see interfaces.md, Demo mode only
 */
export function readClockWish(now: Temporal.Instant, { to = '', advance = '' }: ClockWish): Temporal.Instant {
  if ((to === '') === (advance === '')) throw new Refusal('demo.clock_invalid')
  const moment = attempt(() => (to === '' ? after(now, advance) : momentOf(now, to)))
  const here = now.toZonedDateTimeISO(WARSAW)
  if (moment.epochMilliseconds > here.add({ years: MOST_YEARS }).epochMilliseconds)
    throw new Refusal('demo.clock_invalid')
  if (moment.epochMilliseconds < now.epochMilliseconds) throw new Refusal('demo.clock_backwards')
  return moment
}

const after = (now: Temporal.Instant, span: string): Temporal.Instant =>
  now.toZonedDateTimeISO(WARSAW).add(Temporal.Duration.from(span)).toInstant()

function momentOf(now: Temporal.Instant, to: string): Temporal.Instant {
  if (to !== NEXT_WORKING_DAY) return Temporal.Instant.from(to)
  let day = now.toZonedDateTimeISO(WARSAW).toPlainDate().add({ days: 1 })
  while (!isOfficeDay(day)) day = day.add({ days: 1 })
  return day.toZonedDateTime({ timeZone: WARSAW, plainTime: '09:00' }).toInstant()
}

function attempt(read: () => Temporal.Instant): Temporal.Instant {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('demo.clock_invalid')
    throw error
  }
}
