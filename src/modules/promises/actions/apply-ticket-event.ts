import { holdCalendars } from '../../calendar/index.ts'
import { findPlanVersion } from '../../catalogue/index.ts'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { versionsFor } from '../rules/calendar-versions.ts'
import type { Clock } from '../rules/clock.ts'
import { timesOf, type Calendars } from '../rules/clock-times.ts'
import { nextDueOf, nextMoment, nothingDue, type NextDue, type Told } from '../rules/next-due.ts'
import { changedClocks } from '../rules/stored-promises.ts'
import { afterEvent, nothingPromised, type TicketEvent } from '../rules/ticket-clocks.ts'
import { usablePlan } from '../rules/usable-plan.ts'
import { findPromises, savePromises, type ClockChange } from '../store.ts'
import { calendarsFor } from './calendars-for.ts'

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
  const told = (position: number): Told => stored?.stored[position] ?? { warnedAt: null, breachedAt: null }
  const changes = changedClocks(before.clocks, after.clocks).map(([position, clock]) =>
    changeOf(position, clock, told(position), calendars),
  )

  await savePromises(tx, terms.ticketId, plan.id, { position: (stored?.events ?? 0) + 1, event }, after, changes)
  return nextDueOf(after.clocks.map((clock) => ({ ...clock, dueAt: timesOf(clock, calendars).dueAt })))
}

function changeOf(position: number, clock: Clock, told: Told, calendars: Calendars): ClockChange {
  return {
    position,
    clock,
    times: timesOf(clock, calendars),
    nextMomentAt: nextMoment(clock, told, calendars)?.at ?? null,
    calendarVersions: versionsFor(clock.target, calendars),
  }
}
