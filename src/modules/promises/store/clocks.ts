import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { CalendarVersions } from '../rules/calendar-versions.ts'
import type { Clock, ClockKind, ClockTarget } from '../rules/clock.ts'
import type { Told } from '../rules/alarms.ts'
import {
  readAgreement,
  readFired,
  readOwed,
  readPauses,
  storeAgreement,
  storeEvent,
  storeFired,
  storeOwed,
  storePauses,
  type StoredAgreement,
  type StoredFired,
  type StoredPause,
} from '../rules/stored-promises.ts'
import type { TicketEvent, TicketPromises } from '../rules/ticket-clocks.ts'

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
  readonly told: Told
  readonly dueAt: Temporal.Instant | null
  readonly nextMomentAt: Temporal.Instant | null
  readonly calendarVersions: CalendarVersions
}

export type ClockRow = {
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
  breachedAt: Temporal.Instant | null
  fired: StoredFired
  calendarVersions: CalendarVersions
}

/** For a statement that calls the table `clock`. */
export const clockColumns = sql.raw(`
  clock.position, clock.kind, clock.cycle, clock.started_at as "startedAt", clock.target, clock.not_before as "notBefore", clock.pauses,
  clock.agreement, clock.stopped_at as "stoppedAt", clock.cancelled_at as "cancelledAt", clock.due_at as "dueAt",
  clock.breached_at as "breachedAt", clock.fired,
  clock.calendar_versions as "calendarVersions"`)

/** A clock as the rules know it. */
export const readClock = <Row extends ClockRow>(row: Row) => ({
  ...row,
  pauses: readPauses(row.pauses),
  agreement: readAgreement(row.agreement),
  fired: readFired(row.fired),
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
    insert into promise_clock (ticket_id, position, kind, cycle, started_at, target, not_before, pauses, agreement, stopped_at, cancelled_at, due_at, breached_at, fired, next_moment_at, calendar_versions)
    select head.ticket_id, position, kind, cycle, started_at, target, not_before, pauses, agreement, stopped_at, cancelled_at, due_at, breached_at, fired, next_moment_at, calendar_versions
    from head, jsonb_to_recordset(${JSON.stringify(changes.map(rowOf))}::jsonb) as changed(position integer, kind text, cycle integer,
      started_at timestamptz, target jsonb, not_before timestamptz, pauses jsonb, agreement jsonb, stopped_at timestamptz, cancelled_at timestamptz,
      due_at timestamptz, breached_at timestamptz, fired jsonb, next_moment_at timestamptz, calendar_versions jsonb)
    on conflict (ticket_id, position) do update set target = excluded.target, not_before = excluded.not_before, pauses = excluded.pauses,
      agreement = excluded.agreement, stopped_at = excluded.stopped_at, cancelled_at = excluded.cancelled_at, due_at = excluded.due_at,
      breached_at = excluded.breached_at, fired = excluded.fired, next_moment_at = excluded.next_moment_at, calendar_versions = excluded.calendar_versions`.execute(
    tx.db,
  )
}

function rowOf({ position, clock, told, dueAt, nextMomentAt, calendarVersions }: ClockChange) {
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
    due_at: dueAt?.toString() ?? null,
    breached_at: told.breachedAt?.toString() ?? null,
    fired: storeFired(told.fired),
    next_moment_at: nextMomentAt?.toString() ?? null,
    calendar_versions: calendarVersions,
  }
}
