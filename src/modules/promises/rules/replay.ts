import type { Temporal } from 'temporal-polyfill'
import type { Clock, ClockKind } from './clock.ts'

/** A clock as far as two ways of counting it can differ. */
export type ReplayedClock = Pick<Clock, 'kind' | 'cycle' | 'startedAt' | 'stoppedAt' | 'cancelledAt'> & {
  readonly dueAt: Temporal.Instant | null
}

/** How a promise stands under one way of counting; null where there is none. */
export type Outcome = { readonly dueAt: Temporal.Instant | null; readonly missed: boolean }

export type ReplayDifference = {
  readonly kind: ClockKind
  readonly cycle: number
  readonly startedAt: Temporal.Instant
  readonly before: Outcome | null
  readonly after: Outcome | null
}

/**
 * What differs between the promises of a ticket as they were and as other terms would have made them: one that is due at
 * another moment, missed or not, or that only one of the two has.
 *
 * @see docs/domain/sla.md#what-if (source: features E15, idea 19)
 */
export function compareReplay(
  before: readonly ReplayedClock[],
  after: readonly ReplayedClock[],
  now: Temporal.Instant,
): readonly ReplayDifference[] {
  const [was, is] = [byPlace(before), byPlace(after)]
  return [...new Map([...was, ...is])].flatMap(([place, { kind, cycle, startedAt }]) => {
    const [one, other] = [outcomeOf(was.get(place), now), outcomeOf(is.get(place), now)]
    return isSame(one, other) ? [] : [{ kind, cycle, startedAt, before: one, after: other }]
  })
}

/**
 * How many promises were missed.
 *
 * @see docs/domain/sla.md#states (source: features E19)
 */
export function countMissed(clocks: readonly ReplayedClock[], now: Temporal.Instant): number {
  return clocks.filter((clock) => outcomeOf(clock, now)?.missed).length
}

function byPlace(clocks: readonly ReplayedClock[]): ReadonlyMap<string, ReplayedClock> {
  return new Map(clocks.map((clock) => [`${clock.kind} ${clock.cycle} ${clock.startedAt.epochMilliseconds}`, clock]))
}

function outcomeOf(clock: ReplayedClock | undefined, now: Temporal.Instant): Outcome | null {
  if (clock === undefined) return null
  const ended = clock.stoppedAt ?? clock.cancelledAt ?? now
  return { dueAt: clock.dueAt, missed: clock.dueAt !== null && ended.epochMilliseconds > clock.dueAt.epochMilliseconds }
}

function isSame(one: Outcome | null, other: Outcome | null): boolean {
  return one?.missed === other?.missed && one?.dueAt?.epochMilliseconds === other?.dueAt?.epochMilliseconds
}
