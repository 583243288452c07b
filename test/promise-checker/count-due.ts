import { isDayOff, weekdayOf } from './days-off.ts'
import type { ServiceHours } from './service-hours.ts'
import { wallClock } from './wall-clock.ts'

export type TargetJson = {
  readonly rule: string
  readonly calendar: string
  readonly minutes?: number
  readonly days?: number
  readonly cutOffMinute?: number
  readonly outerBound?: { readonly calendar: string }
}

/** A pause in milliseconds since 1970; `until` is infinite while it lasts. */
export type Gap = { readonly from: number; until: number }

/** What one promise counts on; moments in milliseconds since 1970. */
export type Counted = {
  readonly startedAt: number
  readonly target: TargetJson
  readonly notBefore: number | null
  readonly gaps: readonly Gap[]
  readonly agreed: number | null
}

export type AllHours = ReadonlyMap<string, ServiceHours>

const MINUTE = 60_000
const DAY = 24 * 60
const warsaw = wallClock('Europe/Warsaw')

/** The due moment of a promise, counted one minute after the other; null while it stands still. */
export function countDue({ startedAt, target, notBefore, gaps, agreed }: Counted, hours: AllHours): number | null {
  if (agreed !== null) return agreed
  const counted = plainDue(startedAt, target, gaps, hours)
  if (counted === null || notBefore === null) return counted
  return Math.max(counted, nextOpening(notBefore, hoursOf(target.calendar, hours)))
}

function plainDue(startedAt: number, target: TargetJson, gaps: readonly Gap[], hours: AllHours): number | null {
  if (target.rule === 'RETURN') return returnDue(startedAt, target.days ?? 0, gaps)
  if (target.rule === 'NBD') return nextDayDue(startedAt, target, gaps, hours)
  const due = spend(startedAt, (target.minutes ?? 0) * MINUTE, gaps, hoursOf(target.calendar, hours))
  if (target.outerBound === undefined) return due
  const bound = nextDayDue(startedAt, { rule: 'NBD', calendar: target.outerBound.calendar }, gaps, hours)
  return due === null || bound === null ? null : Math.min(due, bound)
}

/** Walks through the minutes; only open ones outside every pause are spent. */
function spend(startedAt: number, amount: number, gaps: readonly Gap[], hours: ServiceHours): number | null {
  let [at, left] = [startedAt, amount]
  while (true) {
    const now = at
    const gap = gaps.find(({ from, until }) => from <= now && now < until)
    if (gap?.until === Infinity) return null
    if (gap) {
      at = gap.until
      continue
    }
    const minute = Math.floor(at / MINUTE)
    const next = gaps.reduce((end, { from }) => (from > now ? Math.min(end, from) : end), (minute + 1) * MINUTE)
    if (hours.isOpen(minute)) {
      if (left <= next - at) return at + left
      left -= next - at
    }
    at = next
  }
}

function nextDayDue(acceptedAt: number, target: TargetJson, gaps: readonly Gap[], all: AllHours): number | null {
  const hours = hoursOf(target.calendar, all)
  const minute = Math.floor(acceptedAt / MINUTE)
  const day = hours.dayAt(minute)
  const tooLate =
    target.cutOffMinute !== undefined &&
    hours.closesOn(day) !== undefined &&
    hours.minuteOfDayAt(minute) >= target.cutOffMinute
  const due = closeOfWorkingDay(day, tooLate ? 2 : 1, hours)
  return spend(acceptedAt, openBetween(acceptedAt, due, hours), gaps, hours)
}

function closeOfWorkingDay(after: number, count: number, hours: ServiceHours): number {
  let [day, left] = [after, count]
  while (left > 0) if (hours.closesOn(++day) !== undefined) left--
  return (hours.closesOn(day) ?? 0) * MINUTE
}

function openBetween(from: number, until: number, hours: ServiceHours): number {
  let open = 0
  for (let minute = Math.floor(from / MINUTE); minute * MINUTE < until; minute++) {
    if (hours.isOpen(minute)) open += Math.min((minute + 1) * MINUTE, until) - Math.max(minute * MINUTE, from)
  }
  return open
}

function nextOpening(at: number, hours: ServiceHours): number {
  let minute = Math.floor(at / MINUTE)
  if (hours.isOpen(minute)) return at
  while (!hours.isOpen(minute)) minute++
  return minute * MINUTE
}

/** Days after the day of delivery, on to the first day that is no weekend and no day off, to its last millisecond. */
function returnDue(deliveredAt: number, days: number, gaps: readonly Gap[]): number | null {
  if (gaps.some(({ until }) => until === Infinity)) return null
  const given = gaps.reduce((sum, { from, until }) => sum + dayIn(until) - dayIn(from), 0)
  let last = dayIn(deliveredAt) + days + given
  while (weekdayOf(last) >= 6 || isDayOff(last)) last++
  return warsaw.moment((last + 1) * DAY) * MINUTE - 1
}

const dayIn = (at: number): number => Math.floor(warsaw.shows(Math.floor(at / MINUTE)) / DAY)

function hoursOf(calendar: string, hours: AllHours): ServiceHours {
  const found = hours.get(calendar)
  if (found === undefined) throw new RangeError(`No hours are known for ${calendar}`)
  return found
}
