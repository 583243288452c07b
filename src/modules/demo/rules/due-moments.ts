import { Temporal } from 'temporal-polyfill'
import { eightByFive, roundTheClock, WARSAW } from '../../calendar/rules/calendar.ts'
import { compileCalendar } from '../../calendar/rules/compile-calendar.ts'
import { coveredBetweenMs, dueAt, dueAtMs, isWorkingDay } from '../../calendar/rules/covered-time.ts'

const MINUTE = 60_000
const SEARCHED_DAYS = 30
const officeHours = compileCalendar(eightByFive)
const allHours = compileCalendar(roundTheClock)

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

/** The moment at which some minutes have passed on a calendar of the plans: `24x7`, or office hours. */
export const minutesAfter = (from: Temporal.Instant, minutes: number, calendar = '8x5'): Temporal.Instant =>
  dueAt(from, Math.round(minutes) * MINUTE, calendar === '24x7' ? allHours : officeHours)

/** Whether the office opens on a day. */
export const isOfficeDay = (day: Temporal.PlainDate): boolean => isWorkingDay(day, officeHours)

const EVENING = '22:00'
const EVENINGS_BACK = 4
const QUESTION_MINUTES = 240
const NOT_SOON = 90
const A_MOMENT_AGO = 40

/**
 * When somebody sent a question, answered within four office hours, that nobody has to hurry for yet: on the first
 * evening of the days off just past, else yesterday evening, else a moment ago.
 */
export function quietMoment(now: Temporal.Instant): Temporal.Instant {
  const today = now.toZonedDateTimeISO(WARSAW)
  const evenings = Array.from({ length: EVENINGS_BACK }, (_, index) =>
    today.subtract({ days: EVENINGS_BACK - index }).withPlainTime(EVENING),
  ).filter((evening) => dueLater(evening.toInstant(), now))
  const dayOff = evenings.find((evening) => !isOfficeDay(evening.toPlainDate()))
  return (dayOff ?? evenings.at(-1))?.toInstant() ?? now.subtract({ minutes: A_MOMENT_AGO })
}

function dueLater(sent: Temporal.Instant, now: Temporal.Instant): boolean {
  const due = minutesAfter(sent, QUESTION_MINUTES).epochMilliseconds
  return due > now.epochMilliseconds + NOT_SOON * MINUTE
}
