import { holdCalendars } from '../../calendar/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { nextDueOf, type NextDue } from '../rules/next-due.ts'
import { recount } from '../rules/recount.ts'
import {
  commitLazily,
  listOpenClocks,
  lockOpenClocks,
  saveRecounts,
  type OpenClock,
  type Place,
} from '../store/open-clocks.ts'
import { laddersOf } from './ladders-of.ts'
import { presentCalendars } from './present-calendars.ts'

/** What the tickets' side does: promises know a ticket by its id only. */
export type TicketSide = {
  /** Takes the locks of the tickets, in the order of their ids. */
  readonly lock: (tx: Context<Tx>, ticketIds: readonly string[]) => Promise<void>
  readonly saveNextDue: (tx: Context<Tx>, dues: readonly TicketDue[]) => Promise<void>
}

export type TicketDue = NextDue & { readonly ticketId: string }

/** How far the walk has come; `next` is null when it is through. */
export type Recounted = { readonly checked: number; readonly moved: number; readonly next: Place | null }

/** So many clocks are read at once, and so many tickets are locked at once at most. */
const BATCH = 5000
const LOCKED = 1000

/**
 * Brings one batch of the open clocks to the present hours and ladders, with what the desk is sorted by.
 * Closed clocks never change. Reads without locks; locks only the tickets whose clocks move, for one short transaction,
 * and in the order in which every use case does: ticket, calendars, clocks (E28).
 *
 * @param calendar Only the clocks that count on it; all when null.
 * @param after The clock after which to go on, null at the beginning.
 */
export async function recountClocks(
  ctx: Context,
  calendar: string | null,
  after: Place | null,
  tickets: TicketSide,
): Promise<Recounted> {
  const calendars = await presentCalendars(ctx)
  const page = await listOpenClocks(ctx, calendar, after, BATCH)
  const ladderOf = await laddersOf(ctx, page)
  const moving = page.filter((clock) => recount(clock, ctx.now, ladderOf(clock), calendars) !== null)
  const ticketIds = [...new Set(moving.map(({ ticketId }) => ticketId))]
  let moved = 0
  for (let from = 0; from < ticketIds.length; from += LOCKED)
    moved += await moveClocks(ctx, ticketIds.slice(from, from + LOCKED), tickets)
  return { checked: page.length, moved, next: page.length < BATCH ? null : placeOf(page.at(-1)) }
}

function moveClocks(ctx: Context, ticketIds: readonly string[], tickets: TicketSide): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    await commitLazily(tx)
    await tickets.lock(tx, ticketIds)
    await holdCalendars(tx)
    const calendars = await presentCalendars(tx)
    const locked = await lockOpenClocks(tx, ticketIds)
    const ladderOf = await laddersOf(tx, locked)
    const clocks = locked.map((clock) => ({ clock, recount: recount(clock, tx.now, ladderOf(clock), calendars) }))
    const moved = clocks.flatMap(({ clock, recount: found }) => (found === null ? [] : [{ ...clock, recount: found }]))
    await saveRecounts(tx, moved)
    await tickets.saveNextDue(tx, duesOf(clocks.map(({ clock, recount: found }) => ({ ...clock, ...found }))))
    return moved.length
  })
}

function duesOf(clocks: readonly OpenClock[]): readonly TicketDue[] {
  return [...Map.groupBy(clocks, ({ ticketId }) => ticketId)].map(([ticketId, own]) => ({
    ticketId,
    ...nextDueOf(own),
  }))
}

function placeOf(clock: OpenClock | undefined): Place | null {
  return clock === undefined ? null : { ticketId: clock.ticketId, position: clock.position }
}
