import { Temporal } from 'temporal-polyfill'
import { roundTheClock } from '../../calendar/rules/calendar.ts'
import { compileCalendar, type CompiledCalendar } from '../../calendar/rules/compile-calendar.ts'
import { dueAtMs } from '../../calendar/rules/covered-time.ts'
import { MINUTE } from '../../calendar/rules/local-days.ts'
import { isInternalClock, isOpenClock, type Clock } from './clock.ts'
import { calendarOf, momentBeforeDue, type Calendars } from './clock-times.ts'
import { isBreach, type EscalationStep, type Ladder } from './escalation.ts'

/** What has rung for a clock: the breach, and each step by its code with the moment for which it rang last. */
export type Told = {
  readonly breachedAt: Temporal.Instant | null
  readonly fired: Readonly<Record<string, Temporal.Instant>>
}

export const nothingTold: Told = { breachedAt: null, fired: {} }

/** A step that has yet to ring for a clock. */
export type Alarm = { readonly step: EscalationStep; readonly at: Temporal.Instant }

/** What the audit log calls it. */
export type AlarmEvent = 'promise.warned' | 'promise.breached' | 'promise.escalated' | 'promise.objective_passed'

/** What rings together at one moment, and what the clock remembers then. */
export type Ringing = {
  readonly rung: readonly (Alarm & { readonly event: AlarmEvent })[]
  readonly told: Told
}

type Waiting = Clock & Told & { readonly dueAt: Temporal.Instant | null }

const always = compileCalendar(roundTheClock)

/**
 * When the next step of a clock's ladder comes due, always inside the ladder's cover (E29); null when nothing is left.
 *
 * @param clock With its due moment, which the caller has just counted.
 * @throws {Refusal} as `timesOf`.
 * @see docs/domain/sla.md#escalation (source: E29, E95, features E14, E15)
 */
export function nextAlarmAt(clock: Waiting, ladder: Ladder, calendars: Calendars): Temporal.Instant | null {
  const early = alarmsOf(clock, ladder, 'before', calendars)
  const next = early[0] ?? alarmsOf(clock, ladder, 'after', calendars)[0]
  return next?.at ?? null
}

/**
 * Lets everything ring that has come due. What was to ring before the due moment is left out once the breach rings, so that
 * one event never rings twice; of a repeated step that was missed several times only one rings.
 *
 * @throws {Refusal} as `timesOf`.
 * @see docs/domain/sla.md#escalation (source: E29, E95, features E12, E15)
 */
export function ring(clock: Waiting, ladder: Ladder, now: Temporal.Instant, calendars: Calendars): Ringing {
  const hasCome = ({ at }: Alarm): boolean => at.epochMilliseconds <= now.epochMilliseconds
  const late = alarmsOf(clock, ladder, 'after', calendars).filter(hasCome)
  const ready = late.length > 0 ? late : alarmsOf(clock, ladder, 'before', calendars).filter(hasCome)
  const cover = coverOf(clock, ladder, calendars)
  const fired = Object.fromEntries(ready.map((alarm) => [alarm.step.code, rememberedAt(alarm, now, cover)]))
  const breaches = ready.some(({ step }) => isBreach(step))
  return {
    rung: ready.map((alarm) => ({ ...alarm, event: eventOf(alarm, clock) })),
    told: { breachedAt: breaches ? (clock.breachedAt ?? now) : clock.breachedAt, fired: { ...clock.fired, ...fired } },
  }
}

/**
 * What a clock still remembers of a breach once its due moment has moved: where it is late no more, what rings after a breach
 * will ring again.
 *
 * @param dueAt The due moment now; null while the clock stands still.
 * @see docs/domain/sla.md#a-changed-calendar (source: E11, E20, E28)
 */
export function toldStill(told: Told, dueAt: Temporal.Instant | null, now: Temporal.Instant, ladder: Ladder): Told {
  const isLate = dueAt !== null && dueAt.epochMilliseconds < now.epochMilliseconds
  if (isLate || told.breachedAt === null) return told
  const early = new Set(ladder.steps.filter(isEarly).map(({ code }) => code))
  return { breachedAt: null, fired: Object.fromEntries(Object.entries(told.fired).filter(([code]) => early.has(code))) }
}

function alarmsOf(clock: Waiting, ladder: Ladder, side: 'before' | 'after', calendars: Calendars): readonly Alarm[] {
  const { dueAt } = clock
  if (!isOpenClock(clock) || dueAt === null || (side === 'before' && clock.breachedAt !== null)) return []
  const cover = coverOf(clock, ladder, calendars)
  return ladder.steps
    .filter((step) => isEarly(step) === (side === 'before'))
    .flatMap((step) => {
      const at = isEarly(step)
        ? earlyMs(clock, dueAt.epochMilliseconds, step, cover, calendars)
        : lateMs(clock, dueAt.epochMilliseconds, step, cover)
      return at === null || isTooOld(at, step) ? [] : [{ step, at: Temporal.Instant.fromEpochMilliseconds(at) }]
    })
    .toSorted((one, other) => one.at.epochMilliseconds - other.at.epochMilliseconds)
}

const isEarly = ({ at }: EscalationStep): boolean => at.rule !== 'AFTER'

function coverOf(clock: Clock, { cover }: Ladder, calendars: Calendars): CompiledCalendar {
  return cover === 'always' ? always : calendarOf(clock.target, calendars)
}

/** A step that was added later does not ring for what was long past; a breach is always recorded. */
function isTooOld(at: number, step: EscalationStep): boolean {
  return step.since !== undefined && !isBreach(step) && at < Temporal.Instant.from(step.since).epochMilliseconds
}

/** Before the due moment: once, and not at all when the cover leaves no time before it. */
function earlyMs(
  clock: Waiting,
  due: number,
  { code, at }: EscalationStep,
  cover: CompiledCalendar,
  calendars: Calendars,
): number | null {
  if (clock.fired[code] !== undefined) return null
  const moment = plannedMs(clock, due, at, calendars)
  if (moment === null) return null
  const covered = dueAtMs(moment, 0, cover)
  return covered < due ? covered : null
}

function plannedMs(clock: Waiting, due: number, at: EscalationStep['at'], calendars: Calendars): number | null {
  switch (at.rule) {
    case 'SHARE':
      return momentBeforeDue(clock, due, (promised) => Math.round((promised * at.percent) / 100), calendars)
    case 'BEFORE':
      return momentBeforeDue(clock, due, (promised) => promised - at.minutes * MINUTE, calendars)
    case 'AFTER':
      return null
  }
}

/** After the due moment: counted from the first covered moment after it, and repeated from where it rang last. */
function lateMs(clock: Waiting, due: number, step: EscalationStep, cover: CompiledCalendar): number | null {
  if (step.at.rule !== 'AFTER') return null
  const last = clock.fired[step.code] ?? (isBreach(step) ? clock.breachedAt : null)
  if (last === null) return afterMs(due, step.at.minutes, cover)
  return step.at.everyMinutes === undefined ? null : afterMs(last.epochMilliseconds, step.at.everyMinutes, cover)
}

function afterMs(from: number, minutes: number, cover: CompiledCalendar): number {
  return dueAtMs(dueAtMs(dueAtMs(from, 0, cover), minutes * MINUTE, cover), 0, cover)
}

/** A repetition keeps its rhythm, unless the next one would be past already. */
function rememberedAt({ step, at }: Alarm, now: Temporal.Instant, cover: CompiledCalendar): Temporal.Instant {
  if (step.at.rule !== 'AFTER' || step.at.everyMinutes === undefined) return at
  return afterMs(at.epochMilliseconds, step.at.everyMinutes, cover) <= now.epochMilliseconds ? now : at
}

/** An aim that was not reached breaks no promise (decision 18). */
function eventOf({ step }: Alarm, clock: Waiting): AlarmEvent {
  if (isInternalClock(clock)) return 'promise.objective_passed'
  if (isEarly(step)) return 'promise.warned'
  return isBreach(step) && clock.breachedAt === null ? 'promise.breached' : 'promise.escalated'
}
