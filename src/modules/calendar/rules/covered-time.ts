import { Temporal } from 'temporal-polyfill'
import { Refusal } from '../../../refusal.ts'
import { dayOf, ensureInRange, type CompiledCalendar, type CompiledDay } from './compile-calendar.ts'
import { dateOfDay, dayNumber } from './local-days.ts'
import type { Span } from './spans.ts'

/** A calendar that stays shut for longer than this is a mistake in its data, not a promise. */
const MAX_DAYS_SHUT = 366

/**
 * Finds the moment at which an amount of covered time has passed since `start`.
 *
 * Only time inside the window counts: under 8x5 a ticket sent on Friday at 16:30 with one hour is due on Monday at 9:30.
 * Time that ends exactly with the window is due at closing: 16:00 and one hour give 17:00 of the same day.
 *
 * @param coveredMs Covered time to spend, in milliseconds. Zero gives the next open moment, `start` itself when open.
 * @throws {Refusal} `calendar.never_open` when the window stays shut for a whole year, `calendar.out_of_range`.
 * @see docs/domain/sla.md#covered-time (source: R174, E1–E3, E14)
 */
export function dueAt(start: Temporal.Instant, coveredMs: number, calendar: CompiledCalendar): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(dueAtMs(start.epochMilliseconds, coveredMs, calendar))
}

/**
 * `dueAt` on plain numbers, for the places that compute many: start and result in milliseconds since 1970.
 *
 * @throws {Refusal} `calendar.never_open` when the window stays shut for a whole year, `calendar.out_of_range`.
 * @see docs/domain/sla.md#covered-time (source: R174, E1–E3, E14)
 */
export function dueAtMs(start: number, coveredMs: number, calendar: CompiledCalendar): number {
  if (calendar.neverShut) return elapsed(start, coveredMs)
  ensureInRange(start + coveredMs)
  let left = coveredMs
  let lastOpen = dayOf(start, calendar).number
  for (let number = lastOpen; number - lastOpen <= MAX_DAYS_SHUT; number++) {
    const day = calendar.day(number)
    ensureInRange(day.until)
    for (const opening of day.openings) {
      const from = Math.max(start, opening.from)
      if (from >= opening.until) continue
      if (opening.until - from >= left) return inRange(from + left)
      left -= opening.until - from
      lastOpen = number
    }
  }
  throw new Refusal('calendar.never_open', { calendar: calendar.id })
}

/**
 * How much covered time lies between two moments, in milliseconds; zero when `until` is not after `from`.
 *
 * @throws {Refusal} `calendar.out_of_range`.
 * @see docs/domain/sla.md#covered-time (source: R174, E2)
 */
export function coveredBetween(from: Temporal.Instant, until: Temporal.Instant, calendar: CompiledCalendar): number {
  return coveredBetweenMs(from.epochMilliseconds, until.epochMilliseconds, calendar)
}

/**
 * `coveredBetween` on plain numbers, in milliseconds since 1970.
 *
 * @throws {Refusal} `calendar.out_of_range`.
 * @see docs/domain/sla.md#covered-time (source: R174, E2)
 */
export function coveredBetweenMs(from: number, until: number, calendar: CompiledCalendar): number {
  if (until <= from) return 0
  if (calendar.neverShut) return until - from
  const lastDay = dayOf(until, calendar).number
  let covered = 0
  for (let number = dayOf(from, calendar).number; number <= lastDay; number++) {
    for (const opening of calendar.day(number).openings) covered += overlap(opening, from, until)
  }
  return covered
}

/**
 * Whether a moment lies inside the window. The opening minute does, the closing one does not (E2).
 *
 * @throws {Refusal} `calendar.out_of_range`.
 * @see docs/domain/sla.md#the-window (source: E2)
 */
export function isOpen(at: Temporal.Instant, calendar: CompiledCalendar): boolean {
  const moment = at.epochMilliseconds
  return openingAt(moment, dayOf(moment, calendar)) !== undefined
}

/**
 * The first open moment at or after `at`.
 *
 * @throws {Refusal} `calendar.never_open` when the window stays shut for a whole year, `calendar.out_of_range`.
 * @see docs/domain/sla.md#the-window (source: E1)
 */
export function nextOpening(at: Temporal.Instant, calendar: CompiledCalendar): Temporal.Instant {
  return dueAt(at, 0, calendar)
}

/**
 * Until when the window that is open at `at` stays open; absent when it is shut, or never shuts.
 *
 * A window over midnight is one stretch. A stretch of more than a year counts as never shutting.
 *
 * @throws {Refusal} `calendar.out_of_range`.
 * @see docs/domain/sla.md#the-window (source: E2)
 */
export function openUntil(at: Temporal.Instant, calendar: CompiledCalendar): Temporal.Instant | undefined {
  if (calendar.neverShut) return undefined
  const first = dayOf(at.epochMilliseconds, calendar)
  let until = openingAt(at.epochMilliseconds, first)?.until
  for (let number = first.number; until === calendar.day(number).until; number++) {
    if (number - first.number > MAX_DAYS_SHUT) return undefined
    until = openingAt(until, calendar.day(number + 1))?.until ?? until
  }
  return until === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(until)
}

/**
 * Whether a window opens on this local date; a one-off opening makes a working day, a closure of the whole day unmakes it.
 *
 * @see docs/domain/sla.md#working-days (source: E24–E27)
 */
export function isWorkingDay(date: Temporal.PlainDate, calendar: CompiledCalendar): boolean {
  return calendar.day(dayNumber(date)).closesAt !== undefined
}

/**
 * The first working day after a local date.
 *
 * @throws {Refusal} `calendar.never_open` when there is none for a whole year.
 * @see docs/domain/sla.md#working-days (source: E17, E24–E27)
 */
export function nextWorkingDay(date: Temporal.PlainDate, calendar: CompiledCalendar): Temporal.PlainDate {
  return dateOfDay(nextWorkingDayNumber(dayNumber(date), calendar))
}

/**
 * `nextWorkingDay` on day numbers (days since 1970-01-01).
 *
 * @throws {Refusal} `calendar.never_open` when there is none for a whole year.
 * @see docs/domain/sla.md#working-days (source: E17, E24–E27)
 */
export function nextWorkingDayNumber(after: number, calendar: CompiledCalendar): number {
  for (let number = after + 1; number <= after + MAX_DAYS_SHUT; number++) {
    if (calendar.day(number).closesAt !== undefined) return number
  }
  throw new Refusal('calendar.never_open', { calendar: calendar.id })
}

function elapsed(start: number, milliseconds: number): number {
  ensureInRange(start)
  return inRange(start + milliseconds)
}

function inRange(moment: number): number {
  ensureInRange(moment)
  return moment
}

function overlap(opening: Span, from: number, until: number): number {
  return Math.max(0, Math.min(opening.until, until) - Math.max(opening.from, from))
}

function openingAt(moment: number, day: CompiledDay): Span | undefined {
  return day.openings.find((opening) => opening.from <= moment && moment < opening.until)
}
