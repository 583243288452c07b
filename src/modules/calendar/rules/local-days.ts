import { Temporal } from 'temporal-polyfill'

export const MINUTE = 60_000
export const DAY = 86_400_000

const MINUTES_OF_DAY = 24 * 60
const FIRST_DAY = new Temporal.PlainDate(1970, 1, 1)

/** Turns local dates and minutes of one time zone into moments; dates are numbered in days since 1970-01-01. */
export type LocalDays = {
  readonly midnight: (day: number) => number
  readonly moment: (day: number, minute: number) => number
}

/**
 * The local days of a time zone.
 *
 * The zone's rules are asked once for each midnight. Only on a day that is not 24 hours long they are asked for every
 * minute too: 02:30 on the spring day means 03:30, on the autumn day the earlier of the two (E15).
 *
 * @see docs/domain/sla.md (source: E15, E16)
 */
export function localDays(timeZone: string): LocalDays {
  const midnight = remember((day) => momentInZone(timeZone, day, 0))

  function moment(day: number, minute: number): number {
    if (minute >= MINUTES_OF_DAY) return moment(day + 1, minute - MINUTES_OF_DAY)
    const isUsualDay = midnight(day + 1) - midnight(day) === DAY
    return isUsualDay ? midnight(day) + minute * MINUTE : momentInZone(timeZone, day, minute)
  }

  return { midnight, moment }
}

/**
 * The number of a local date: whole days since 1970-01-01.
 *
 * @see docs/domain/sla.md (source: E16)
 */
export function dayNumber(date: Temporal.PlainDate): number {
  return FIRST_DAY.until(date).days
}

/**
 * The local date of a day number.
 *
 * @see docs/domain/sla.md (source: E16)
 */
export function dateOfDay(day: number): Temporal.PlainDate {
  return FIRST_DAY.add({ days: day })
}

/**
 * The ISO weekday of a day number, 1 for Monday.
 *
 * @see docs/domain/sla.md (source: R171)
 */
export function weekdayOf(day: number): number {
  const daysSinceMonday = (day + 3) % 7
  return ((daysSinceMonday + 7) % 7) + 1
}

/**
 * A function of a number that works each value out only once.
 *
 * @see docs/domain/sla.md (source: performance goals, one clock decision in at most 20 µs)
 */
export function remember<Value>(make: (number: number) => Value): (number: number) => Value {
  const known = new Map<number, Value>()
  return (number) => {
    const found = known.get(number)
    if (found !== undefined) return found
    const made = make(number)
    known.set(number, made)
    return made
  }
}

function momentInZone(timeZone: string, day: number, minute: number): number {
  const local = dateOfDay(day).toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
  return local.toZonedDateTime(timeZone).epochMilliseconds
}
