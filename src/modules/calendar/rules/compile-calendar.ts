import { Temporal } from 'temporal-polyfill'
import { Refusal } from '../../../refusal.ts'
import type { Calendar, CalendarException, DayWindow } from './calendar.ts'
import { DAY, dateOfDay, dayNumber, localDays, remember, weekdayOf, type LocalDays } from './local-days.ts'
import { FIRST_STATUTORY_YEAR, statutoryDaysOff, type HolidayKey } from './polish-holidays.ts'
import { clipSpans, cutSpans, joinSpans, type Span } from './spans.ts'

/** Why a whole day, or a part of it, is shut. */
export type ShutReason =
  | { readonly kind: 'weekend' }
  | { readonly kind: 'holiday'; readonly name: HolidayKey }
  | { readonly kind: 'closure'; readonly text: string }

/**
 * One local date with its service hours, moments in milliseconds since 1970.
 *
 * `openings` are the stretches inside this date, joined and in order; a window over midnight gives a piece to both dates.
 * `closesAt` is the end of the last window that opens on this date, and absent on a day that is not a working day.
 */
export type CompiledDay = {
  readonly number: number
  readonly from: number
  readonly until: number
  readonly openings: readonly Span[]
  readonly closesAt: number | undefined
  readonly shut: ShutReason | undefined
}

/** A calendar made ready for fast arithmetic. Days are worked out when they are first asked for, and then remembered. */
export type CompiledCalendar = {
  readonly id: string
  /** Which version of the operator's calendar this is. */
  readonly version: number
  readonly timeZone: string
  /** True when every moment counts, so that covered time is simply elapsed time. */
  readonly neverShut: boolean
  readonly day: (number: number) => CompiledDay
}

/** Moments outside are refused: before, the statute list is not complete; after, nobody promises anything. */
const EARLIEST = Temporal.Instant.from(`${FIRST_STATUTORY_YEAR}-02-01T00:00Z`).epochMilliseconds
const LATEST = Temporal.Instant.from('2300-01-01T00:00Z').epochMilliseconds

/** A calendar, its time zone's days, and what was changed on which day. */
type Source = {
  readonly calendar: Calendar
  readonly days: LocalDays
  readonly changes: ReadonlyMap<number, readonly CalendarException[]>
}

/**
 * Makes a calendar ready for arithmetic.
 *
 * A window belongs to the date on which it opens: a day off takes away the window that opens on it, also the part after
 * midnight, and leaves alone what the evening before left open. On one date usual hours come first, then openings are
 * added, then closures of some hours are cut out.
 *
 * @throws {Refusal} `calendar.hours_missing` when the operator has not entered any hours yet (E23).
 * @see docs/domain/sla.md (source: E2, E15, E16, E23, E27)
 */
export function compileCalendar(calendar: Calendar, version = 1): CompiledCalendar {
  if (!calendar.roundTheClock && calendar.windows.length === 0) {
    throw new Refusal('calendar.hours_missing', { calendar: calendar.id })
  }
  const { id, timeZone, exceptions } = calendar
  const changes = Map.groupBy(exceptions, (change) => dayNumber(Temporal.PlainDate.from(change.date)))
  const source = { calendar, days: localDays(timeZone), changes }
  const opensOn = remember((number) => windowsOpeningOn(source, number))
  const neverShut = calendar.roundTheClock === true && calendar.statutory === 'none' && exceptions.length === 0
  return { id, version, timeZone, neverShut, day: remember((number) => compileDay(source, number, opensOn)) }
}

/**
 * The local date on which a moment lies.
 *
 * @throws {Refusal} `calendar.out_of_range` for a moment before February 1991 or after 2299.
 * @see docs/domain/sla.md (source: E16)
 */
export function dayOf(at: number, calendar: CompiledCalendar): CompiledDay {
  ensureInRange(at)
  const guess = Math.floor(at / DAY)
  const day = calendar.day(guess)
  if (at < day.from) return calendar.day(guess - 1)
  return at < day.until ? day : calendar.day(guess + 1)
}

/**
 * Refuses moments for which the days off are not known.
 *
 * @throws {Refusal} `calendar.out_of_range` for a moment before February 1991 or after 2299.
 * @see docs/domain/sla.md (source: E24)
 */
export function ensureInRange(at: number): void {
  if (!(at >= EARLIEST && at < LATEST)) throw new Refusal('calendar.out_of_range')
}

function compileDay(source: Source, number: number, opensOn: (number: number) => readonly Span[]): CompiledDay {
  const whole = { from: source.days.midnight(number), until: source.days.midnight(number + 1) }
  const own = opensOn(number)
  const openings = clipSpans(joinSpans([...opensOn(number - 1), ...own]), whole)
  const closesAt = own.at(-1)?.until
  return { number, ...whole, openings, closesAt, shut: shutReason(source, number) }
}

/** What is open because of one date, in order; closed hours also cut into the night before and the day after. */
function windowsOpeningOn(source: Source, number: number): readonly Span[] {
  const changes = changesOn(source, number)
  const added = changes.filter((change) => change.kind === 'open').flatMap((change) => change.windows ?? [])
  const opened = [...usualWindows(source, number, changes), ...added].map((window) =>
    spanOf(source.days, number, window),
  )
  return cutSpans(
    joinSpans(opened),
    [number - 1, number, number + 1].flatMap((day) => closedHours(source, day)),
  )
}

function usualWindows(source: Source, number: number, changes: readonly CalendarException[]): readonly DayWindow[] {
  const closed = changes.some((change) => change.kind === 'closed' && change.windows === undefined)
  const openedAgain = changes.some((change) => change.kind === 'open' && change.windows === undefined)
  if (closed || (!openedAgain && holidayOn(source, number) !== undefined)) return []
  return windowsOf(source.calendar, number)
}

function windowsOf(calendar: Calendar, number: number): readonly DayWindow[] {
  if (calendar.roundTheClock) return [{ opensMinute: 0, closesMinute: 24 * 60 }]
  const weekday = weekdayOf(number)
  return calendar.windows.filter((window) => window.weekday === weekday)
}

function closedHours(source: Source, number: number): readonly Span[] {
  return changesOn(source, number)
    .filter((change) => change.kind === 'closed')
    .flatMap((change) => (change.windows ?? []).map((window) => spanOf(source.days, number, window)))
}

function shutReason(source: Source, number: number): ShutReason | undefined {
  const holiday = holidayOn(source, number)
  if (holiday) return { kind: 'holiday', name: holiday }
  const closure = changesOn(source, number).find((change) => change.kind === 'closed')
  if (closure) return { kind: 'closure', text: closure.reason }
  return windowsOf(source.calendar, number).length === 0 ? { kind: 'weekend' } : undefined
}

function changesOn(source: Source, number: number): readonly CalendarException[] {
  return source.changes.get(number) ?? []
}

const statuteOf = remember((year) => {
  const days = [...statutoryDaysOff(year)]
  return new Map(days.map(([date, name]) => [dayNumber(Temporal.PlainDate.from(date)), name]))
})

function holidayOn(source: Source, number: number): HolidayKey | undefined {
  if (source.calendar.statutory === 'none') return undefined
  return statuteOf(dateOfDay(number).year).get(number)
}

function spanOf(days: LocalDays, number: number, { opensMinute, closesMinute }: DayWindow): Span {
  const lastDay = closesMinute <= opensMinute ? number + 1 : number
  return { from: days.moment(number, opensMinute), until: days.moment(lastDay, closesMinute) }
}
