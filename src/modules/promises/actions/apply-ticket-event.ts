import { holdCalendars } from '../../calendar/index.ts'
import { findPlanVersion } from '../../catalogue/index.ts'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { nextAlarmAt, nothingTold, toldStill, type Told } from '../rules/alarms.ts'
import { versionsFor } from '../rules/calendar-versions.ts'
import { isOpenClock, type Clock } from '../rules/clock.ts'
import { timesOf, type Calendars } from '../rules/clock-times.ts'
import { ladderFor, ladderKindOf, type Escalation } from '../rules/escalation.ts'
import { nextDueOf, nothingDue, type NextDue } from '../rules/next-due.ts'
import { changedClocks } from '../rules/stored-promises.ts'
import { afterEvent, nothingPromised, type TicketEvent } from '../rules/ticket-clocks.ts'
import { usablePlan } from '../rules/usable-plan.ts'
import { findPromises, savePromises, type ClockChange } from '../store/clocks.ts'
import { calendarsFor } from './calendars-for.ts'
import { knownEscalation } from './known-escalation.ts'

/** What the clocks of a ticket stand on; without a plan version nothing is promised. */
export type ClockTerms = {
  readonly ticketId: string
  readonly planVersionId: string | null
  readonly priority: PriorityCode
  readonly covered: boolean
}

/**
 * Lets one event of a ticket move its clocks, and keeps the event, so that the clocks are always a replay of the events.
 * The caller holds the ticket's lock.
 *
 * @returns the next promise that is due, for the queue (E1–E20, E83).
 */
export async function applyTicketEvent(tx: Context<Tx>, terms: ClockTerms, event: TicketEvent): Promise<NextDue> {
  if (terms.planVersionId === null) return nothingDue
  await holdCalendars(tx)
  const stored = await findPromises(tx, terms.ticketId)
  const plan = await findPlanVersion(tx, stored?.planVersionId ?? terms.planVersionId)
  const calendars = await calendarsFor(tx, plan)

  const before = stored ?? nothingPromised
  const after = afterEvent(before, event, usablePlan(plan, calendars), calendars)
  const standing = {
    escalation: await knownEscalation(tx),
    plan: plan.code,
    priority: after.priority,
    at: tx.now,
    calendars,
  }
  const told = (position: number): Told => stored?.stored[position] ?? nothingTold
  const changes = changedClocks(before.clocks, after.clocks).map(([position, clock]) =>
    changeOf(position, clock, told(position), standing),
  )

  await savePromises(tx, terms.ticketId, plan.id, { position: (stored?.events ?? 0) + 1, event }, after, changes)
  return nextDueOf(after.clocks.map((clock) => ({ ...clock, dueAt: timesOf(clock, calendars).dueAt })))
}

type Standing = {
  readonly escalation: Escalation
  readonly plan: string
  readonly priority: PriorityCode
  readonly at: Temporal.Instant
  readonly calendars: Calendars
}

function changeOf(position: number, clock: Clock, before: Told, standing: Standing): ClockChange {
  const { escalation, plan, priority, at, calendars } = standing
  const ladder = ladderFor(escalation, { clock: ladderKindOf(clock), plan, priority })
  const { dueAt } = timesOf(clock, calendars)
  const { breachedAt, fired } = isOpenClock(clock) ? toldStill(before, dueAt, at, ladder) : before
  const told = { breachedAt, fired }
  const nextMomentAt = nextAlarmAt({ ...clock, ...told, dueAt }, ladder, calendars)
  return { position, clock, told, dueAt, nextMomentAt, calendarVersions: versionsFor(clock.target, calendars) }
}
