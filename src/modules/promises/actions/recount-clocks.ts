import { holdCalendars } from '../../calendar/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Calendars } from '../rules/clock-times.ts'
import { recount } from '../rules/recount.ts'
import type { TicketDue } from '../rules/ticket-due.ts'
import {
  commitLazily,
  listNextDue,
  listOpenClocks,
  lockOpenClocks,
  saveRecounts,
  type MovedClock,
  type OpenClock,
  type Place,
} from '../store/open-clocks.ts'
import { knownEscalation } from './known-escalation.ts'
import { laddersOf } from './ladders-of.ts'
import { presentCalendars } from './present-calendars.ts'

/** What the tickets' side does: promises know a ticket by its id only. */
export type TicketSide = {
  /** Takes the locks of the tickets, in the order of their ids. */
  readonly lock: (tx: Context<Tx>, ticketIds: readonly string[]) => Promise<void>
  readonly saveNextDue: (tx: Context<Tx>, dues: readonly TicketDue[]) => Promise<void>
}

/** How far the walk has come; `next` is null when it is through. */
export type Recounted = { readonly checked: number; readonly moved: number; readonly next: Place | null }

/** So many clocks are read at once, and so many tickets are locked at once at most. */
const BATCH = 5000
const LOCKED = 250
const LANES = 2

/** A batch that was read and counted without a lock, and on what. */
type Page = {
  readonly checked: number
  readonly moving: readonly MovedClock[]
  readonly terms: Terms
  readonly next: Place | null
}
type Terms = { readonly calendars: Calendars; readonly escalation: number }

/**
 * Brings the open clocks to the present hours and ladders, with what the desk is sorted by, batch by batch. Closed clocks
 * never change. Reads and counts a batch without locks while the batch before it is written; locks only the tickets whose
 * clocks move, at most 250 for one short transaction, and in the order in which every use case does: ticket,
 * calendars, clocks. What somebody else has written meanwhile is counted again under the lock (E28).
 *
 * @param calendar Only the clocks that count on it; all when null.
 * @param after The clock after which to go on, null at the beginning.
 */
export function recountClocks(
  ctx: Context<Db>,
  calendar: string | null,
  after: Place | null,
  tickets: TicketSide,
): AsyncGenerator<Recounted> {
  return walk(ctx, calendar, after, tickets)
}

async function* walk(
  ctx: Context<Db>,
  calendar: string | null,
  after: Place | null,
  tickets: TicketSide,
): AsyncGenerator<Recounted> {
  let page: Page | null = await readPage(ctx, calendar, after)
  while (page !== null) {
    const { checked, next }: Page = page
    const reading: Promise<Page | null> = next === null ? Promise.resolve(null) : readPage(ctx, calendar, next)
    const [moved, following]: [number, Page | null] = await Promise.all([savePage(ctx, page, tickets), reading])
    yield { checked, moved, next }
    page = following
  }
}

async function readPage(ctx: Context, calendar: string | null, after: Place | null): Promise<Page> {
  const terms = await termsNow(ctx)
  const clocks = await listOpenClocks(ctx, calendar, after, BATCH)
  const moving = await movesAmong(ctx, clocks, terms)
  const last = clocks.length < BATCH ? undefined : clocks.at(-1)
  const next = last === undefined ? null : { ticketId: last.ticketId, position: last.position }
  return { checked: clocks.length, moving, terms, next }
}

/** Tickets of different transactions are different ones, so that the lanes never wait for each other. */
async function savePage(ctx: Context, { moving, terms }: Page, tickets: TicketSide): Promise<number> {
  const byTicket = [...Map.groupBy(moving, ({ ticketId }) => ticketId).values()]
  const waiting: (readonly MovedClock[])[] = []
  while (byTicket.length > 0) waiting.push(byTicket.splice(0, LOCKED).flat())

  const lane = async (): Promise<number> => {
    let moved = 0
    for (let some = waiting.shift(); some !== undefined; some = waiting.shift())
      moved += await saveMoves(ctx, some, terms, tickets)
    return moved
  }
  const moved = await Promise.all(Array.from({ length: LANES }, lane))
  return moved.reduce((sum, each) => sum + each, 0)
}

/** One transaction; what was counted on other terms, or has been written since it was read, is counted again inside it. */
function saveMoves(ctx: Context, moving: readonly MovedClock[], terms: Terms, tickets: TicketSide): Promise<number> {
  const ticketIds = [...new Set(moving.map(({ ticketId }) => ticketId))]
  return inTransaction(ctx, async (tx) => {
    await commitLazily(tx)
    await tickets.lock(tx, ticketIds)
    await holdCalendars(tx)
    const now = await termsNow(tx)
    const written = isSame(terms, now) ? await saveRecounts(tx, moving) : []
    const again = written.length < moving.length ? await saveAgain(tx, ticketIds, now) : 0
    await tickets.saveNextDue(tx, await listNextDue(tx, ticketIds))
    return written.length + again
  })
}

async function saveAgain(tx: Context<Tx>, ticketIds: readonly string[], terms: Terms): Promise<number> {
  const moving = await movesAmong(tx, await lockOpenClocks(tx, ticketIds), terms)
  return (await saveRecounts(tx, moving)).length
}

async function movesAmong(
  ctx: Context,
  clocks: readonly OpenClock[],
  { calendars }: Terms,
): Promise<readonly MovedClock[]> {
  const ladderOf = await laddersOf(ctx, clocks)
  return clocks.flatMap((clock) => {
    const found = recount(clock, ctx.now, ladderOf(clock), calendars)
    return found === null ? [] : [{ ...clock, recount: found }]
  })
}

async function termsNow(ctx: Context): Promise<Terms> {
  return { calendars: await presentCalendars(ctx), escalation: (await knownEscalation(ctx)).version }
}

function isSame(one: Terms, other: Terms): boolean {
  const versions = ({ calendars }: Terms) => [...calendars].map(([code, { version }]) => `${code} ${version}`).join()
  return one.escalation === other.escalation && versions(one) === versions(other)
}
