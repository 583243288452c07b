import { Temporal } from 'temporal-polyfill'
import { eightByFive } from '../../calendar/rules/calendar.ts'
import { compileCalendar } from '../../calendar/rules/compile-calendar.ts'
import { coveredBetweenMs, dueAt, dueAtMs } from '../../calendar/rules/covered-time.ts'

const MINUTE = 60_000
const SEARCHED_DAYS = 30
const officeHours = compileCalendar(eightByFive)

/**
 * When something must have been sent so that its promise, counted in office hours, falls due at a given moment: the
 * latest such moment.
 *
 * @param minutes The promised time in minutes of the office window.
 * @returns null when nothing can fall due then, because the office is shut.
 */
export function sentInOfficeHours(due: Temporal.Instant, minutes: number): Temporal.Instant | null {
  const [end, promised] = [due.epochMilliseconds, minutes * MINUTE]
  let [early, late] = [end - SEARCHED_DAYS * 24 * 60 * MINUTE, end]
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (coveredBetweenMs(middle, end, officeHours) >= promised) early = middle
    else late = middle
  }
  return dueAtMs(early, promised, officeHours) === end ? Temporal.Instant.fromEpochMilliseconds(early) : null
}

/** The moment at which some minutes of office hours have passed since another one. */
export const officeMinutesAfter = (from: Temporal.Instant, minutes: number): Temporal.Instant =>
  dueAt(from, minutes * MINUTE, officeHours)
