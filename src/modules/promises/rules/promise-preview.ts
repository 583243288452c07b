import type { Temporal } from 'temporal-polyfill'
import { isOpen, nextOpening, openUntil } from '../../calendar/rules/covered-time.ts'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import { targetsFor } from '../../catalogue/rules/priorities.ts'
import { startClock, type ClockKind, type ClockTarget } from './clock.ts'
import { clockTargets, type PromisingPlan } from './clock-targets.ts'
import { calendarOf, timesOf, type Calendars } from './clock-times.ts'

/** One promise of the card that is shown before a report is sent. */
export type PromisedTime = {
  readonly kind: ClockKind
  readonly dueAt: Temporal.Instant
  /** When counting begins: now, or the next opening of the window. */
  readonly countsFrom: Temporal.Instant
  /** True when the promise is read as a date (next business day), false when as an hour. */
  readonly byDate: boolean
  readonly shipped: boolean
  readonly calendar: string
  /** The promised hours; absent for a promise by date. */
  readonly hours?: number
}

/**
 * What the customer should know before sending: the report waits for the window, the plan has no night cover (E4), or a
 * device that is really down should be reported as such (E5).
 */
export type PreviewNote =
  'promises.note.starts_at_opening' | 'promises.note.no_night_cover' | 'promises.note.is_it_down'

export type PromisePreview = {
  readonly priority: PriorityCode
  /** True when the plan takes reports of this priority at this moment; absent when no source says. */
  readonly intakeOpen?: boolean
  readonly reaction?: PromisedTime
  /** Counted as if the claim were accepted at this very moment. */
  readonly delivery?: PromisedTime
  readonly onSite?: PromisedTime
  readonly notes: readonly PreviewNote[]
}

/**
 * What a report of this priority would be promised if it were sent at this moment; the same rules as the clocks that
 * sending creates.
 *
 * @throws {Refusal} as `timesOf`.
 * @see docs/domain/sla.md#before-sending (source: feature idea 4, E1, E4, E5, decision 18)
 */
export function previewPromise(
  plan: PromisingPlan,
  priority: PriorityCode,
  at: Temporal.Instant,
  calendars: Calendars,
): PromisePreview {
  const { reaction, delivery, on_site } = clockTargets(plan, priority)
  const { intake } = targetsFor(plan, priority)
  return {
    priority,
    ...(intake !== undefined && { intakeOpen: isOpen(at, calendarOf({ calendar: intake }, calendars)) }),
    ...(reaction && { reaction: promised('reaction', reaction, at, calendars) }),
    ...(delivery && { delivery: promised('delivery', delivery, at, calendars) }),
    ...(on_site && { onSite: promised('on_site', on_site, at, calendars) }),
    notes: notes(plan, priority, at, calendars),
  }
}

function promised(kind: ClockKind, target: ClockTarget, at: Temporal.Instant, calendars: Calendars): PromisedTime {
  const { dueAt } = timesOf(startClock({ kind, cycle: 1, startedAt: at, target }), calendars)
  return {
    kind,
    dueAt: dueAt ?? at,
    countsFrom: target.rule === 'HOURS' ? nextOpening(at, calendarOf(target, calendars)) : at,
    byDate: target.rule !== 'HOURS',
    shipped: target.rule === 'NBD' && target.shipped === true,
    calendar: target.calendar,
    ...(target.rule === 'HOURS' && { hours: target.minutes / 60 }),
  }
}

function notes(
  plan: PromisingPlan,
  priority: PriorityCode,
  at: Temporal.Instant,
  calendars: Calendars,
): readonly PreviewNote[] {
  const reaction = clockTargets(plan, priority).reaction
  if (!reaction) return []
  const calendar = calendarOf(reaction, calendars)
  const waits = !isOpen(at, calendar)
  const found: PreviewNote[] = waits ? ['promises.note.starts_at_opening'] : []
  if (priority === 'P1' && !calendar.neverShut && outlastsToday(reaction, at, calendars))
    found.push('promises.note.no_night_cover')
  if (priority !== 'P1' && waits && urgentIsCoveredNow(plan, at, calendars)) found.push('promises.note.is_it_down')
  return found
}

/** The promise would not be kept before the window shuts, or the window is shut already. */
function outlastsToday(reaction: ClockTarget, at: Temporal.Instant, calendars: Calendars): boolean {
  const closes = openUntil(at, calendarOf(reaction, calendars))
  const { dueAt } = promised('reaction', reaction, at, calendars)
  return closes === undefined || dueAt.epochMilliseconds > closes.epochMilliseconds
}

function urgentIsCoveredNow(plan: PromisingPlan, at: Temporal.Instant, calendars: Calendars): boolean {
  const urgent = clockTargets(plan, 'P1').reaction
  return urgent !== undefined && isOpen(at, calendarOf(urgent, calendars))
}
