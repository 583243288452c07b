import type { Temporal } from 'temporal-polyfill'
import type { NextBusinessDayTarget } from '../../catalogue/rules/plan.ts'

export const clockKinds = ['reaction', 'next_communication', 'delivery', 'on_site', 'return'] as const
export type ClockKind = (typeof clockKinds)[number]

/**
 * What a clock promises: minutes on a calendar, the next working day, or calendar days for the way back. `internal` is
 * what support wants to reach for itself: such a clock is staff's alone (decision 18).
 */
export type ClockTarget =
  | {
      readonly rule: 'HOURS'
      readonly minutes: number
      readonly calendar: string
      readonly objectiveMinutes?: number
      readonly outerBound?: NextBusinessDayTarget
      readonly internal?: boolean
    }
  | {
      readonly rule: 'NBD'
      readonly calendar: string
      readonly cutOffMinute?: number
      readonly shipped?: boolean
      readonly internal?: boolean
    }
  | { readonly rule: 'RETURN'; readonly days: number; readonly calendar: string }

export type Pause = { readonly from: Temporal.Instant; readonly until: Temporal.Instant | null; readonly cause: string }

/** A later date that the customer accepted: who, when, and what (E20, E120). */
export type Agreement = { readonly due: Temporal.Instant; readonly at: Temporal.Instant; readonly by: string }

/**
 * The facts of one clock. Everything else (due, warning, state) is derived from them, so that a corrected calendar can
 * recompute every open clock (E28) and nobody has to trust a stored figure.
 */
export type Clock = {
  readonly kind: ClockKind
  /** 1 for the first opening of the ticket, one more for each reopening (E83). */
  readonly cycle: number
  readonly startedAt: Temporal.Instant
  readonly target: ClockTarget
  /** The due moment may not lie before this one: a stricter priority was set here (E11). */
  readonly notBefore: Temporal.Instant | null
  readonly pauses: readonly Pause[]
  readonly agreement: Agreement | null
  /** When the promised thing happened. */
  readonly stoppedAt: Temporal.Instant | null
  /** When the promise lost its subject: closed, withdrawn, or a priority without this target. */
  readonly cancelledAt: Temporal.Instant | null
}

/** Only what waits for the customer's side may be paused: the answer to a customer never is (E12, E118). */
const pausableKinds: readonly ClockKind[] = ['delivery', 'on_site', 'return']

/**
 * Starts a clock.
 *
 * @see docs/domain/sla.md#clocks (source: R172, R174, E7, E10, E105)
 */
export function startClock(facts: Pick<Clock, 'kind' | 'cycle' | 'startedAt' | 'target'>): Clock {
  return { ...facts, notBefore: null, pauses: [], agreement: null, stoppedAt: null, cancelledAt: null }
}

/**
 * Whether the clock is support's own aim and no promise: customers, their lists, their mails and the order of the queue
 * know nothing of it.
 *
 * @see docs/domain/sla.md#internal-targets (source: E6, decision 18)
 */
export function isInternalClock({ target }: Pick<Clock, 'target'>): boolean {
  return target.rule !== 'RETURN' && target.internal === true
}

/**
 * Whether the clock still waits for what it promises; late or not, paused or not.
 *
 * @see docs/domain/sla.md#states (source: E19 of the features, S20)
 */
export function isOpenClock(clock: Clock): boolean {
  return clock.stoppedAt === null && clock.cancelledAt === null
}

/**
 * The promised thing happened. A clock that is no longer open stays as it is, so that a job may run twice.
 *
 * @see docs/domain/sla.md#states (source: E7, E10, E118)
 */
export function stopClock(clock: Clock, at: Temporal.Instant): Clock {
  return isOpenClock(clock) ? { ...resumeClock(clock, at), stoppedAt: at } : clock
}

/**
 * The promise lost its subject. A clock that was already late stays a missed one.
 *
 * @see docs/domain/sla.md#states (source: E13, E68)
 */
export function cancelClock(clock: Clock, at: Temporal.Instant): Clock {
  return isOpenClock(clock) ? { ...resumeClock(clock, at), cancelledAt: at } : clock
}

/**
 * Stops the count for a cause on the customer's side. Reaction and next communication never pause.
 *
 * @see docs/domain/sla.md#pauses (source: E12, E118)
 */
export function pauseClock(clock: Clock, at: Temporal.Instant, cause: string): Clock {
  if (!isOpenClock(clock) || !pausableKinds.includes(clock.kind) || isPaused(clock)) return clock
  return { ...clock, pauses: [...clock.pauses, { from: at, until: null, cause }] }
}

/**
 * Goes on counting after a pause; the time of the pause is given back exactly.
 *
 * @see docs/domain/sla.md#pauses (source: E12, features E10)
 */
export function resumeClock(clock: Clock, at: Temporal.Instant): Clock {
  if (!isPaused(clock)) return clock
  return { ...clock, pauses: clock.pauses.map((pause) => (pause.until === null ? { ...pause, until: at } : pause)) }
}

/**
 * Whether the count stands still.
 *
 * @see docs/domain/sla.md#pauses (source: E12)
 */
export function isPaused(clock: Clock): boolean {
  return clock.pauses.some((pause) => pause.until === null)
}

/**
 * Replaces the due moment by a later one that the customer accepted; a pause ends, because the date is now settled.
 * A date that is not later than `currentDue` changes nothing: an agreement never shortens a promise.
 *
 * @param currentDue The due moment so far, null while the clock stands still.
 * @see docs/domain/sla.md#agreed-date (source: R139, E20, E120, decision 16)
 */
export function agreeOn(clock: Clock, agreement: Agreement, currentDue: Temporal.Instant | null): Clock {
  const isLater = currentDue === null || agreement.due.epochMilliseconds > currentDue.epochMilliseconds
  return isOpenClock(clock) && isLater ? { ...resumeClock(clock, agreement.at), agreement } : clock
}
