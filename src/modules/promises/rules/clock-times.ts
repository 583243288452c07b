import { Temporal } from 'temporal-polyfill'
import { shippedCalendars, WARSAW } from '../../calendar/rules/calendar.ts'
import { compileCalendar, type CompiledCalendar } from '../../calendar/rules/compile-calendar.ts'
import { coveredBetweenMs, dueAtMs } from '../../calendar/rules/covered-time.ts'
import { MINUTE } from '../../calendar/rules/local-days.ts'
import { nextBusinessDayDueAtMs } from '../../calendar/rules/next-business-day.ts'
import { returnDueAt } from '../../calendar/rules/return-date.ts'
import { Refusal } from '../../../refusal.ts'
import { isOpenClock, isPaused, resumeClock, type Clock, type ClockTarget, type Pause } from './clock.ts'

/** The calendars that plans refer to, by id. */
export type Calendars = ReadonlyMap<string, CompiledCalendar>

/** The shipped calendars whose hours are known. */
export const standardCalendars: Calendars = new Map(
  shippedCalendars
    .filter((calendar) => calendar.roundTheClock || calendar.windows.length > 0)
    .map((calendar) => [calendar.id, compileCalendar(calendar)]),
)

/** What follows from a clock's facts: when it is due, null while it stands still. */
export type ClockTimes = { readonly dueAt: Temporal.Instant | null }

export type ClockState = 'running' | 'paused' | 'met' | 'missed' | 'cancelled'

/** A clock at one moment: `missed` from the instant after its due moment, whether or not it was fulfilled later. */
export type ClockView = ClockTimes & {
  readonly state: ClockState
  /** True while somebody still waits for it. */
  readonly open: boolean
  /** How late it is, or was when it ended; zero in time. */
  readonly lateMs: number
}

const RETURN_CALENDAR = { timeZone: WARSAW, statutory: 'PL' } as const

/**
 * When a clock is due.
 *
 * @throws {Refusal} `calendar.hours_missing` when the target counts on a calendar that has no hours,
 *   `calendar.never_open`, `calendar.out_of_range`.
 * @see docs/domain/sla.md#clocks (source: E1–E20, E29, E95)
 */
export function timesOf(clock: Clock, calendars: Calendars): ClockTimes {
  const due = dueMs(clock, calendars)
  return { dueAt: due === null ? null : instant(due) }
}

/**
 * The state of a clock at a moment. What happens exactly at the due moment is in time.
 *
 * @throws {Refusal} as `timesOf`.
 * @see docs/domain/sla.md#states (source: E12, E20, features E19)
 */
export function viewAt(clock: Clock, now: Temporal.Instant, calendars: Calendars): ClockView {
  const times = timesOf(clock, calendars)
  const ended = clock.stoppedAt ?? clock.cancelledAt ?? now
  const lateMs = times.dueAt === null ? 0 : Math.max(0, ended.epochMilliseconds - times.dueAt.epochMilliseconds)
  return { ...times, state: stateOf(clock, times, lateMs), open: isOpenClock(clock), lateMs }
}

/**
 * The moment at which a part of the promised covered time is spent, pauses given back; null when the promise is not longer
 * than nothing. The due moment where that comes first.
 *
 * @param due The clock's due moment, in milliseconds since 1970.
 * @param spend How much of the promised covered time, both in milliseconds.
 * @throws {Refusal} as `timesOf`.
 * @see docs/domain/sla.md#escalation (source: E95, features E14)
 */
export function momentBeforeDue(
  clock: Clock,
  due: number,
  spend: (promised: number) => number,
  calendars: Calendars,
): number | null {
  const calendar = calendarOf(clock.target, calendars)
  const start = ms(clock.startedAt)
  const pauses = clock.agreement ? [] : clock.pauses.filter((pause) => pause.until !== null)
  const lost = pauses.reduce((sum, { from, until }) => sum + coveredBetweenMs(ms(from), ms(until ?? from), calendar), 0)
  const spent = spend(Math.max(0, coveredBetweenMs(start, due, calendar) - lost))
  if (spent < 0) return null
  return Math.min(extended(dueAtMs(start, spent, calendar), pauses, calendar) ?? due, due)
}

/**
 * Gives a clock another target: counted again from its own start with its pauses, so that nothing that has elapsed is
 * lost. When that is stricter than before, the due moment does not lie before the change.
 *
 * @throws {Refusal} as `timesOf`.
 * @see docs/domain/sla.md#change-of-priority (source: E11, features E12)
 */
export function changeTarget(clock: Clock, target: ClockTarget, at: Temporal.Instant, calendars: Calendars): Clock {
  if (!isOpenClock(clock)) return clock
  const before = dueMs(resumeClock(clock, at), calendars)
  const changed = { ...clock, target, notBefore: null }
  const after = dueMs(resumeClock(changed, at), calendars)
  const isStricter = before !== null && after !== null && after < before
  return isStricter ? { ...changed, notBefore: at } : changed
}

/**
 * The calendar on which a target is counted.
 *
 * @throws {Refusal} `calendar.hours_missing` when it is not among those with known hours (E23).
 * @see docs/domain/sla.md#the-window (source: E23)
 */
export function calendarOf(target: { readonly calendar: string }, calendars: Calendars): CompiledCalendar {
  const calendar = calendars.get(target.calendar)
  if (!calendar) throw new Refusal('calendar.hours_missing', { calendar: target.calendar })
  return calendar
}

function stateOf(clock: Clock, { dueAt }: ClockTimes, lateMs: number): ClockState {
  if (lateMs > 0) return 'missed'
  if (clock.stoppedAt !== null) return 'met'
  if (clock.cancelledAt !== null) return 'cancelled'
  return isPaused(clock) && dueAt === null ? 'paused' : 'running'
}

function dueMs(clock: Clock, calendars: Calendars): number | null {
  if (clock.agreement) return clock.agreement.due.epochMilliseconds
  const calendar = calendarOf(clock.target, calendars)
  const due = pausedDue(clock, calendars)
  if (due === null || clock.notBefore === null) return due
  return Math.max(due, dueAtMs(clock.notBefore.epochMilliseconds, 0, calendar))
}

function pausedDue({ target, startedAt, pauses }: Clock, calendars: Calendars): number | null {
  const calendar = calendarOf(target, calendars)
  if (target.rule === 'RETURN') return returnMs(startedAt, target.days, pauses)
  const start = startedAt.epochMilliseconds
  if (target.rule === 'NBD')
    return extended(nextBusinessDayDueAtMs(start, calendar, target.cutOffMinute), pauses, calendar)

  const due = extended(dueAtMs(start, target.minutes * MINUTE, calendar), pauses, calendar)
  if (!target.outerBound) return due
  const boundCalendar = calendarOf(target.outerBound, calendars)
  const bound = extended(nextBusinessDayDueAtMs(start, boundCalendar), pauses, boundCalendar)
  return due === null || bound === null ? null : Math.min(due, bound)
}

/** Gives back the covered time of each pause that began before the moment; null when the last of them still lasts. */
function extended(moment: number, pauses: readonly Pause[], calendar: CompiledCalendar): number | null {
  let due = moment
  for (const { from, until } of pauses) {
    if (from.epochMilliseconds >= due) continue
    if (until === null) return null
    const lost = coveredBetweenMs(from.epochMilliseconds, until.epochMilliseconds, calendar)
    if (lost > 0) due = dueAtMs(due, lost, calendar)
  }
  return due
}

/** A return is counted in days: each pause gives back the days on which it ended later than it began. */
function returnMs(deliveredAt: Temporal.Instant, days: number, pauses: readonly Pause[]): number | null {
  if (pauses.some((pause) => pause.until === null)) return null
  const lost = pauses.reduce((sum, { from, until }) => sum + daysBetween(from, until ?? from), 0)
  return returnDueAt(deliveredAt, days + lost, RETURN_CALENDAR).epochMilliseconds
}

function daysBetween(from: Temporal.Instant, until: Temporal.Instant): number {
  const [first, last] = [from, until].map((moment) => moment.toZonedDateTimeISO(WARSAW).toPlainDate())
  return first && last ? first.until(last).days : 0
}

function ms(moment: Temporal.Instant): number {
  return moment.epochMilliseconds
}

function instant(moment: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(moment)
}
