import { dayOfDate, isDayOff, weekdayOf } from './days-off.ts'
import { wallClock } from './wall-clock.ts'

type HoursJson = { readonly opensMinute: number; readonly closesMinute: number }

/** A calendar as the database keeps it. */
export type CalendarJson = {
  readonly id: string
  readonly timeZone: string
  readonly windows: readonly (HoursJson & { readonly weekday: number })[]
  readonly roundTheClock?: boolean
  readonly statutory: string
  readonly exceptions: readonly {
    readonly date: string
    readonly kind: string
    readonly windows?: readonly HoursJson[]
  }[]
}

/** When a calendar is open, minute by minute. */
export type ServiceHours = {
  readonly isOpen: (minute: number) => boolean
  /** The end of what opens on a date, in minutes since 1970; undefined on a date that is no working day. */
  readonly closesOn: (day: number) => number | undefined
  readonly dayAt: (minute: number) => number
  readonly minuteOfDayAt: (minute: number) => number
}

const DAY = 24 * 60
const FIRST_DAY = dayOfDate('2023-06-01')
const LAST_DAY = dayOfDate('2036-06-01')
const FIRST_MINUTE = FIRST_DAY * DAY

/** Paints every open minute of thirteen years, then rubs out what was closed. */
export function serviceHours(calendar: CalendarJson): ServiceHours {
  const wall = wallClock(calendar.timeZone)
  const [painted, rubbedOut] = [minutes(), minutes()]
  const spanOf = (day: number, { opensMinute, closesMinute }: HoursJson): readonly [number, number] => {
    const closesAt = closesMinute > opensMinute ? closesMinute : closesMinute + DAY
    return [wall.moment(day * DAY + opensMinute), wall.moment(day * DAY + closesAt)]
  }

  for (const { date, kind, windows = [] } of calendar.exceptions) {
    if (kind === 'closed') for (const hours of windows) paint(rubbedOut, spanOf(dayOfDate(date), hours))
  }
  const opened = new Map<number, readonly (readonly [number, number])[]>()
  for (let day = FIRST_DAY; day < LAST_DAY; day++) {
    const spans = hoursOf(calendar, day).map((hours) => spanOf(day, hours))
    opened.set(day, spans)
    for (const span of spans) paint(painted, span)
  }

  const isOpen = (minute: number): boolean => painted[within(minute)] === 1 && rubbedOut[within(minute)] === 0
  const closesOn = (day: number): number | undefined => {
    const ends = (opened.get(day) ?? []).flatMap(([from, until]) => {
      for (let last = until; last > from; last--) if (isOpen(last - 1)) return [last]
      return []
    })
    return ends.length === 0 ? undefined : Math.max(...ends)
  }
  return {
    isOpen,
    closesOn,
    dayAt: (minute) => Math.floor(wall.shows(minute) / DAY),
    minuteOfDayAt: (minute) => wall.shows(minute) % DAY,
  }
}

const minutes = (): Uint8Array => new Uint8Array((LAST_DAY - FIRST_DAY) * DAY)

function within(minute: number): number {
  if (minute < FIRST_MINUTE || minute >= LAST_DAY * DAY) throw new RangeError('Outside the painted years')
  return minute - FIRST_MINUTE
}

function paint(board: Uint8Array, [from, until]: readonly [number, number]): void {
  board.fill(1, Math.max(0, from - FIRST_MINUTE), Math.max(0, until - FIRST_MINUTE))
}

/** The hours that open on a date: the usual ones unless it is off or closed, and what was opened once. */
function hoursOf(calendar: CalendarJson, day: number): readonly HoursJson[] {
  const changes = calendar.exceptions.filter(({ date }) => dayOfDate(date) === day)
  const once = changes.flatMap(({ kind, windows = [] }) => (kind === 'open' ? windows : []))
  if (changes.some(({ kind, windows }) => kind === 'closed' && windows === undefined)) return once
  const givenBack = changes.some(({ kind, windows }) => kind === 'open' && windows === undefined)
  if (calendar.statutory === 'PL' && isDayOff(day) && !givenBack) return once
  if (calendar.roundTheClock === true) return [{ opensMinute: 0, closesMinute: DAY }, ...once]
  return [...calendar.windows.filter(({ weekday }) => weekday === weekdayOf(day)), ...once]
}
