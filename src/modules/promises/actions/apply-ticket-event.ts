import { findPlanVersion } from '../../catalogue/index.ts'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { isOpenClock, type Clock, type ClockKind } from '../rules/clock.ts'
import { timesOf, type Calendars } from '../rules/clock-times.ts'
import { nextMoment, type Told } from '../rules/next-due.ts'
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

/** The earliest promise that support still owes on a ticket. */
export type NextDue = { readonly nextDueAt: Temporal.Instant | null; readonly nextDueKind: ClockKind | null }

const nothingDue: NextDue = { nextDueAt: null, nextDueKind: null }

/**
 * Lets one event of a ticket move its clocks, and keeps the event, so that the clocks are always a replay of the events.
 * The caller holds the ticket's lock.
 *
 * @returns the next promise that is due, for the queue (E1–E20, E83).
 */
export async function applyTicketEvent(tx: Context<Tx>, terms: ClockTerms, event: TicketEvent): Promise<NextDue> {
  if (terms.planVersionId === null) return nothingDue
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
  return nextDueOf(after.clocks, calendars)
}

function changeOf(position: number, clock: Clock, told: Told, calendars: Calendars): ClockChange {
  return {
    position,
    clock,
    times: timesOf(clock, calendars),
    nextMomentAt: nextMoment(clock, told, calendars)?.at ?? null,
  }
}

function nextDueOf(clocks: readonly Clock[], calendars: Calendars): NextDue {
  const waiting = clocks
    .filter((clock) => isOpenClock(clock) && clock.kind !== 'return')
    .map((clock) => ({ nextDueAt: timesOf(clock, calendars).dueAt, nextDueKind: clock.kind }))
    .filter((due) => due.nextDueAt !== null)
  return waiting.reduce((earliest: NextDue, due) => (isEarlier(due, earliest) ? due : earliest), nothingDue)
}

function isEarlier(one: NextDue, other: NextDue): boolean {
  return (
    other.nextDueAt === null ||
    (one.nextDueAt !== null && one.nextDueAt.epochMilliseconds < other.nextDueAt.epochMilliseconds)
  )
}
