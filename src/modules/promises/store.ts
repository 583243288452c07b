import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import type { CalendarVersions } from './rules/calendar-versions.ts'
import type { Clock, ClockKind, ClockTarget } from './rules/clock.ts'
import type { ClockTimes } from './rules/clock-times.ts'
import type { Told } from './rules/next-due.ts'
import type { Recount } from './rules/recount.ts'
import {
  readAgreement,
  readOwed,
  readPauses,
  storeAgreement,
  storeEvent,
  storeOwed,
  storePauses,
  type StoredAgreement,
  type StoredFacts,
  type StoredPause,
} from './rules/stored-promises.ts'
import type { TicketEvent, TicketPromises } from './rules/ticket-clocks.ts'

/** A clock with what people were told about it. */
export type StoredClock = Clock &
  Told & {
    readonly position: number
    readonly dueAt: Temporal.Instant | null
    readonly calendarVersions: CalendarVersions
  }

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
  readonly calendarVersions: CalendarVersions
}

export type DueClock = StoredClock & { readonly ticketId: string; readonly planVersionId: string }

/** Where a clock stands in the order in which all of them are walked through. */
export type Place = { readonly ticketId: string; readonly position: number }

export type OpenClock = StoredClock & Place & { readonly nextMomentAt: Temporal.Instant | null }

type OpenClockRow = ClockRow & Place & { nextMomentAt: Temporal.Instant | null }

const beforeAll: Place = { ticketId: '00000000-0000-0000-0000-000000000000', position: 0 }

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
  calendarVersions: CalendarVersions
}

const clockColumns = sql.raw(`
  clock.position, clock.kind, clock.cycle, clock.started_at as "startedAt", clock.target, clock.not_before as "notBefore", clock.pauses,
  clock.agreement, clock.stopped_at as "stoppedAt", clock.cancelled_at as "cancelledAt", clock.due_at as "dueAt",
  clock.warned_at as "warnedAt", clock.breached_at as "breachedAt",
  clock.calendar_versions as "calendarVersions"`)

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
    insert into promise_clock (ticket_id, position, kind, cycle, started_at, target, not_before, pauses, agreement, stopped_at, cancelled_at, due_at, next_moment_at, calendar_versions)
    select head.ticket_id, position, kind, cycle, started_at, target, not_before, pauses, agreement, stopped_at, cancelled_at, due_at, next_moment_at, calendar_versions
    from head, jsonb_to_recordset(${JSON.stringify(changes.map(rowOf))}::jsonb) as changed(position integer, kind text, cycle integer,
      started_at timestamptz, target jsonb, not_before timestamptz, pauses jsonb, agreement jsonb, stopped_at timestamptz, cancelled_at timestamptz,
      due_at timestamptz, next_moment_at timestamptz, calendar_versions jsonb)
    on conflict (ticket_id, position) do update set target = excluded.target, not_before = excluded.not_before, pauses = excluded.pauses,
      agreement = excluded.agreement, stopped_at = excluded.stopped_at, cancelled_at = excluded.cancelled_at, due_at = excluded.due_at,
      next_moment_at = excluded.next_moment_at, calendar_versions = excluded.calendar_versions`.execute(tx.db)
}

function rowOf({ position, clock, times, nextMomentAt, calendarVersions }: ClockChange) {
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
    calendar_versions: calendarVersions,
  }
}

/** Open clocks that count on a calendar, in the order of their places, from after one of them. */
export async function listOpenClocks(
  ctx: Context,
  calendar: string,
  after: Place | null,
  limit: number,
): Promise<readonly OpenClock[]> {
  const { ticketId, position } = after ?? beforeAll
  const { rows } = await sql<OpenClockRow>`
    select ${clockColumns}, clock.ticket_id as "ticketId", clock.next_moment_at as "nextMomentAt" from promise_clock clock
    where stopped_at is null and cancelled_at is null and (ticket_id, position) > (${ticketId}::uuid, ${position}::integer)
      and (target ->> 'calendar' = ${calendar} or target -> 'outerBound' ->> 'calendar' = ${calendar})
    order by ticket_id, position limit ${limit}`.execute(ctx.db)
  return rows.map(readClock)
}

/** The open clocks of some tickets, locked. The caller holds the tickets' locks. */
export async function lockOpenClocks(tx: Context<Tx>, ticketIds: readonly string[]): Promise<readonly OpenClock[]> {
  const { rows } = await sql<OpenClockRow>`
    select ${clockColumns}, clock.ticket_id as "ticketId", clock.next_moment_at as "nextMomentAt" from promise_clock clock
    where stopped_at is null and cancelled_at is null and ticket_id = any(${ticketIds}::uuid[])
    order by ticket_id, position for update`.execute(tx.db)
  return rows.map(readClock)
}

/** Does not wait for the disk: what a power cut takes from a walk, the walk's next job does again. */
export async function commitLazily(tx: Context<Tx>): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(tx.db)
}

/** Writes what a changed calendar made of some clocks; their facts stay. */
export async function saveRecounts(
  tx: Context<Tx>,
  moved: readonly (Place & { readonly recount: Recount })[],
): Promise<void> {
  const rows = moved.map(({ ticketId, position, recount }) => ({
    ticket_id: ticketId,
    position,
    due_at: recount.dueAt?.toString() ?? null,
    next_moment_at: recount.nextMomentAt?.toString() ?? null,
    breached_at: recount.breachedAt?.toString() ?? null,
    calendar_versions: recount.calendarVersions,
  }))
  await sql`
    update promise_clock clock set due_at = moved.due_at, next_moment_at = moved.next_moment_at,
      breached_at = moved.breached_at, calendar_versions = moved.calendar_versions
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as moved(ticket_id uuid, position integer, due_at timestamptz,
      next_moment_at timestamptz, breached_at timestamptz, calendar_versions jsonb)
    where clock.ticket_id = moved.ticket_id and clock.position = moved.position`.execute(tx.db)
}

/** How many clocks are open. */
export async function countOpenClocks(ctx: Context, calendar: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from promise_clock where stopped_at is null and cancelled_at is null
      and (target ->> 'calendar' = ${calendar} or target -> 'outerBound' ->> 'calendar' = ${calendar})`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** What happened to a ticket, in order. */
export type History = {
  readonly ticketId: string
  readonly planVersionId: string
  readonly events: readonly { readonly at: Temporal.Instant; readonly facts: StoredFacts }[]
}

type HistoryRow = Omit<History, 'events'> & { events: readonly { at: number; facts: StoredFacts }[] }

/** The histories of tickets that were sent in a period, by the ids of the tickets, from after one of them. */
export async function listHistories(
  ctx: Context,
  from: Temporal.Instant,
  until: Temporal.Instant,
  after: string | null,
  limit: number,
): Promise<readonly History[]> {
  const { rows } = await sql<HistoryRow>`
    select sent.ticket_id as "ticketId", promised_ticket.plan_version_id as "planVersionId",
      (select jsonb_agg(jsonb_build_object('at', (extract(epoch from event.at) * 1000)::bigint,
          'facts', event.data || jsonb_build_object('type', event.type)) order by event.position)
        from promise_event event where event.ticket_id = sent.ticket_id) as events
    from promise_event sent join promised_ticket using (ticket_id)
    where sent.position = 1 and sent.at >= ${from.toString()} and sent.at < ${until.toString()}
      and sent.ticket_id > ${after ?? beforeAll.ticketId}::uuid
    order by sent.ticket_id limit ${limit}`.execute(ctx.db)
  return rows.map(({ events, ...row }) => ({
    ...row,
    events: events.map(({ at, facts }) => ({ at: Temporal.Instant.fromEpochMilliseconds(at), facts })),
  }))
}

/** The clocks of many tickets, by ticket. */
export async function listClocksOf(
  ctx: Context,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredClock[]>> {
  const { rows } = await sql<ClockRow & { ticketId: string }>`
    select ${clockColumns}, clock.ticket_id as "ticketId" from promise_clock clock
    where ticket_id = any(${ticketIds}::uuid[]) order by ticket_id, position`.execute(ctx.db)
  return Map.groupBy(rows.map(readClock), ({ ticketId }) => ticketId)
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
