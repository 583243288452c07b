import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import type { Clock, ClockKind, ClockTarget } from './rules/clock.ts'
import type { ClockTimes } from './rules/clock-times.ts'
import type { Told } from './rules/next-due.ts'
import {
  readAgreement,
  readOwed,
  readPauses,
  storeAgreement,
  storeEvent,
  storeOwed,
  storePauses,
  type StoredAgreement,
  type StoredPause,
} from './rules/stored-promises.ts'
import type { TicketEvent, TicketPromises } from './rules/ticket-clocks.ts'

/** A clock with what people were told about it. */
export type StoredClock = Clock & Told & { readonly position: number; readonly dueAt: Temporal.Instant | null }

export type StoredPromises = TicketPromises & {
  readonly planVersionId: string
  readonly stored: readonly StoredClock[]
  readonly events: number
}

/** A clock that changed, with the moments that follow from its facts. */
export type ClockChange = {
  readonly position: number
  readonly clock: Clock
  readonly times: ClockTimes
  readonly nextMomentAt: Temporal.Instant | null
}

export type DueClock = StoredClock & { readonly ticketId: string; readonly planVersionId: string }

type ClockRow = {
  position: number
  kind: ClockKind
  cycle: number
  startedAt: Temporal.Instant
  target: ClockTarget
  notBefore: Temporal.Instant | null
  pauses: readonly StoredPause[]
  agreement: StoredAgreement | null
  stoppedAt: Temporal.Instant | null
  cancelledAt: Temporal.Instant | null
  dueAt: Temporal.Instant | null
  warnedAt: Temporal.Instant | null
  breachedAt: Temporal.Instant | null
}

const clockColumns = sql.raw(`
  clock.position, clock.kind, clock.cycle, clock.started_at as "startedAt", clock.target, clock.not_before as "notBefore", clock.pauses,
  clock.agreement, clock.stopped_at as "stoppedAt", clock.cancelled_at as "cancelledAt", clock.due_at as "dueAt",
  clock.warned_at as "warnedAt", clock.breached_at as "breachedAt"`)

const readClock = <Row extends ClockRow>(row: Row) => ({
  ...row,
  pauses: readPauses(row.pauses),
  agreement: readAgreement(row.agreement),
})

/** Everything a ticket was promised; null when nothing ever was. The caller has found the ticket visible. */
export async function findPromises(ctx: Context, ticketId: string): Promise<StoredPromises | null> {
  const head = await ctx.db
    .selectFrom('promised_ticket')
    .select((eb) => [
      'plan_version_id as planVersionId',
      'priority',
      'cycle',
      'covered',
      'answered',
      sql<Record<string, string>>`owed_since`.as('owedSince'),
      eb
        .selectFrom('promise_event')
        .whereRef('promise_event.ticket_id', '=', 'promised_ticket.ticket_id')
        .select((count) => count.fn.countAll<number>().as('count'))
        .as('events'),
    ])
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst()
  if (head === undefined) return null
  const stored = await listClocks(ctx, ticketId)
  return { ...head, owedSince: readOwed(head.owedSince), clocks: stored, stored, events: head.events ?? 0 }
}

/** The clocks of a ticket in the order in which they began. */
export async function listClocks(ctx: Context, ticketId: string): Promise<readonly StoredClock[]> {
  const { rows } =
    await sql<ClockRow>`select ${clockColumns} from promise_clock clock where ticket_id = ${ticketId} order by position`.execute(
      ctx.db,
    )
  return rows.map(readClock)
}

/** Writes one event with the state and the clocks that follow from it, in one statement. */
export async function savePromises(
  tx: Context<Tx>,
  ticketId: string,
  planVersionId: string,
  event: { readonly position: number; readonly event: TicketEvent },
  promises: TicketPromises,
  changes: readonly ClockChange[],
): Promise<void> {
  const { type, at, data } = storeEvent(event.event)
  await sql`
    with head as (
      insert into promised_ticket (ticket_id, plan_version_id, priority, cycle, covered, answered, owed_since)
      values (${ticketId}, ${planVersionId}, ${promises.priority}, ${promises.cycle}, ${promises.covered}, ${promises.answered}, ${JSON.stringify(storeOwed(promises.owedSince))})
      on conflict (ticket_id) do update set priority = excluded.priority, cycle = excluded.cycle, covered = excluded.covered,
        answered = excluded.answered, owed_since = excluded.owed_since
      returning ticket_id
    ), happened as (
      insert into promise_event (ticket_id, position, type, at, data)
      select ticket_id, ${event.position}::integer, ${type}, ${at.toString()}::timestamptz, ${JSON.stringify(data)}::jsonb from head
    )
    insert into promise_clock (ticket_id, position, kind, cycle, started_at, target, not_before, pauses, agreement, stopped_at, cancelled_at, due_at, next_moment_at)
    select head.ticket_id, position, kind, cycle, started_at, target, not_before, pauses, agreement, stopped_at, cancelled_at, due_at, next_moment_at
    from head, jsonb_to_recordset(${JSON.stringify(changes.map(rowOf))}::jsonb) as changed(position integer, kind text, cycle integer,
      started_at timestamptz, target jsonb, not_before timestamptz, pauses jsonb, agreement jsonb, stopped_at timestamptz, cancelled_at timestamptz,
      due_at timestamptz, next_moment_at timestamptz)
    on conflict (ticket_id, position) do update set target = excluded.target, not_before = excluded.not_before, pauses = excluded.pauses,
      agreement = excluded.agreement, stopped_at = excluded.stopped_at, cancelled_at = excluded.cancelled_at, due_at = excluded.due_at,
      next_moment_at = excluded.next_moment_at`.execute(tx.db)
}

function rowOf({ position, clock, times, nextMomentAt }: ClockChange) {
  return {
    position,
    kind: clock.kind,
    cycle: clock.cycle,
    started_at: clock.startedAt.toString(),
    target: clock.target,
    not_before: clock.notBefore?.toString() ?? null,
    pauses: storePauses(clock.pauses),
    agreement: storeAgreement(clock.agreement),
    stopped_at: clock.stoppedAt?.toString() ?? null,
    cancelled_at: clock.cancelledAt?.toString() ?? null,
    due_at: times.dueAt?.toString() ?? null,
    next_moment_at: nextMomentAt?.toString() ?? null,
  }
}

/** Clocks whose next moment has come, locked for this ticker; another ticker takes others. */
export async function takeDueClocks(tx: Context<Tx>, limit: number): Promise<readonly DueClock[]> {
  const { rows } = await sql<ClockRow & { ticketId: string; planVersionId: string }>`
    select ${clockColumns}, clock.ticket_id as "ticketId", promised_ticket.plan_version_id as "planVersionId"
    from promise_clock clock join promised_ticket using (ticket_id)
    where clock.next_moment_at <= ${tx.now.toString()}
    order by clock.next_moment_at limit ${limit} for update of clock skip locked`.execute(tx.db)
  return rows.map(readClock)
}

/** Notes that people were told, and when there will be something to tell next. */
export async function markTold(
  tx: Context<Tx>,
  clock: DueClock,
  told: Told,
  nextMomentAt: Temporal.Instant | null,
): Promise<void> {
  await tx.db
    .updateTable('promise_clock')
    .set({
      warned_at: told.warnedAt?.toString() ?? null,
      breached_at: told.breachedAt?.toString() ?? null,
      next_moment_at: nextMomentAt?.toString() ?? null,
    })
    .where('ticket_id', '=', clock.ticketId)
    .where('position', '=', clock.position)
    .execute()
}
