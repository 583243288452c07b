import type { Temporal } from 'temporal-polyfill'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import { comparePriorities } from '../../catalogue/rules/priorities.ts'
import { isInternalClock, isOpenClock, type Clock, type ClockKind } from './clock.ts'
import { timesOf, type Calendars } from './clock-times.ts'

/** What the desk queue is sorted by. */
export type QueuePlace = { readonly dueAt: Temporal.Instant | null; readonly priority: PriorityCode }

/**
 * The earliest due moment of all clocks that somebody still waits for; null when there is none or all stand still.
 * The return of a device is the customer's, not the desk's, and does not count; nor does what support only aims at.
 *
 * @throws {Refusal} as `timesOf`.
 * @see docs/domain/sla.md#the-desk (source: S20)
 */
export function nextDueAt(clocks: readonly Clock[], calendars: Calendars): Temporal.Instant | null {
  return clocks
    .filter(waitsForDesk)
    .map((clock) => timesOf(clock, calendars).dueAt)
    .reduce((earliest, due) => (byDue(due, earliest) < 0 ? due : earliest), null)
}

/** The earliest promise that support still owes on a ticket. */
export type NextDue = { readonly nextDueAt: Temporal.Instant | null; readonly nextDueKind: ClockKind | null }

export const nothingDue: NextDue = { nextDueAt: null, nextDueKind: null }

/**
 * The same with the kind of the clock, from clocks whose due moments are known; of two that fall due together the one
 * that began first.
 *
 * @see docs/domain/sla.md#the-desk (source: S20)
 */
export function nextDueOf(clocks: readonly (Clock & { readonly dueAt: Temporal.Instant | null })[]): NextDue {
  return clocks
    .filter(waitsForDesk)
    .map(({ dueAt, kind }) => ({ nextDueAt: dueAt, nextDueKind: kind }))
    .reduce((earliest: NextDue, due) => (byDue(due.nextDueAt, earliest.nextDueAt) < 0 ? due : earliest), nothingDue)
}

/**
 * The order of the desk queue: earliest due moment first, so that the oldest breach leads and stays; what stands still
 * comes last; ties go by priority.
 *
 * @see docs/domain/sla.md#the-desk (source: S20)
 */
export function compareQueuePlaces(one: QueuePlace, other: QueuePlace): number {
  return byDue(one.dueAt, other.dueAt) || comparePriorities(one.priority, other.priority)
}

const waitsForDesk = (clock: Clock): boolean => isOpenClock(clock) && clock.kind !== 'return' && !isInternalClock(clock)

function byDue(one: Temporal.Instant | null, other: Temporal.Instant | null): number {
  return sortKey(one) - sortKey(other)
}

function sortKey(due: Temporal.Instant | null): number {
  return due?.epochMilliseconds ?? Number.MAX_SAFE_INTEGER
}
