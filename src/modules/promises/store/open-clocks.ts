import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Told } from '../rules/alarms.ts'
import type { Clock, ClockKind, ClockTarget } from '../rules/clock.ts'
import type { KeptMoments, Recount } from '../rules/recount.ts'
import {
  readAgreement,
  readFired,
  readPauses,
  storeFired,
  type StoredAgreement,
  type StoredFired,
  type StoredPause,
} from '../rules/stored-promises.ts'
import type { TicketDue } from '../rules/ticket-due.ts'

/** Where a clock stands in the order in which all of them are walked through. */
export type Place = { readonly ticketId: string; readonly position: number }

/** An open clock as a walk needs it, with what its ladder is chosen by. */
export type OpenClock = Clock &
  Told &
  KeptMoments &
  Place & {
    readonly planVersionId: string
    readonly priority: PriorityCode
    /** Another one after each writing: who writes what was counted without a lock looks whether it is still the same. */
    readonly writing: string
  }

export type MovedClock = OpenClock & { readonly recount: Recount }

type OpenClockRow = Place &
  KeptMoments &
  Pick<OpenClock, 'planVersionId' | 'priority' | 'writing' | 'cycle' | 'startedAt' | 'notBefore' | 'breachedAt'> & {
    kind: ClockKind
    target: ClockTarget
    pauses: readonly StoredPause[]
    agreement: StoredAgreement | null
    fired: StoredFired
  }

const beforeAll: Place = { ticketId: '00000000-0000-0000-0000-000000000000', position: 0 }

const openColumns =
  sql.raw(`clock.ticket_id as "ticketId", clock.position, clock.kind, clock.cycle, clock.started_at as "startedAt",
  clock.target, clock.not_before as "notBefore", clock.pauses, clock.agreement, clock.breached_at as "breachedAt", clock.fired,
  (extract(epoch from clock.due_at) * 1000)::float8 as "dueMs",
  (extract(epoch from clock.next_moment_at) * 1000)::float8 as "nextMomentMs", clock.xmin::text as writing,
  promised_ticket.plan_version_id as "planVersionId", promised_ticket.priority`)

const readOpen = (row: OpenClockRow): OpenClock => ({
  ...row,
  pauses: readPauses(row.pauses),
  agreement: readAgreement(row.agreement),
  fired: readFired(row.fired),
  stoppedAt: null,
  cancelledAt: null,
})

const countsOn = (calendar: string | null) =>
  calendar === null
    ? sql`true`
    : sql`(target ->> 'calendar' = ${calendar} or target -> 'outerBound' ->> 'calendar' = ${calendar})`

/** Open clocks, all or those that count on a calendar, in the order of their places, from after one of them. */
export async function listOpenClocks(
  ctx: Context,
  calendar: string | null,
  after: Place | null,
  limit: number,
): Promise<readonly OpenClock[]> {
  const { ticketId, position } = after ?? beforeAll
  const { rows } = await sql<OpenClockRow>`
    select ${openColumns} from promise_clock clock join promised_ticket using (ticket_id)
    where stopped_at is null and cancelled_at is null and (clock.ticket_id, position) > (${ticketId}::uuid, ${position}::integer)
      and ${countsOn(calendar)}
    order by clock.ticket_id, position limit ${limit}`.execute(ctx.db)
  return rows.map(readOpen)
}

/** The open clocks of some tickets, locked. The caller holds the tickets' locks. */
export async function lockOpenClocks(tx: Context<Tx>, ticketIds: readonly string[]): Promise<readonly OpenClock[]> {
  const { rows } = await sql<OpenClockRow>`
    select ${openColumns} from promise_clock clock join promised_ticket using (ticket_id)
    where stopped_at is null and cancelled_at is null and clock.ticket_id = any(${ticketIds}::uuid[])
    order by clock.ticket_id, position for update of clock`.execute(tx.db)
  return rows.map(readOpen)
}

/** Does not wait for the disk: what a power cut takes from a walk, the walk's next job does again. */
export async function commitLazily(tx: Context<Tx>): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(tx.db)
}

/**
 * Writes what a changed calendar or ladder made of some clocks, where nobody has written them since they were read; their
 * facts stay.
 *
 * @returns the ids of the tickets whose clocks were written, once for each clock.
 */
export async function saveRecounts(tx: Context<Tx>, moved: readonly MovedClock[]): Promise<readonly string[]> {
  const { rows } = await sql<{ ticketId: string }>`
    update promise_clock clock set due_at = to_timestamp(moved.due_ms / 1000),
      next_moment_at = to_timestamp(moved.next_ms / 1000), breached_at = to_timestamp(moved.breached_ms / 1000), fired = moved.fired, calendar_versions = moved.calendar_versions
    from unnest(
      ${moved.map(({ ticketId }) => ticketId)}::uuid[], ${moved.map(({ position }) => position)}::integer[],
      ${moved.map(({ writing }) => writing)}::text[], ${moved.map(({ recount }) => millisecondsOf(recount.dueAt))}::float8[],
      ${moved.map(({ recount }) => millisecondsOf(recount.nextMomentAt))}::float8[],
      ${moved.map(({ recount }) => millisecondsOf(recount.breachedAt))}::float8[],
      ${moved.map(({ recount }) => JSON.stringify(storeFired(recount.fired)))}::jsonb[],
      ${moved.map(({ recount }) => JSON.stringify(recount.calendarVersions))}::jsonb[]
    ) as moved(ticket_id, position, writing, due_ms, next_ms, breached_ms, fired, calendar_versions)
    where clock.ticket_id = moved.ticket_id and clock.position = moved.position and clock.xmin::text = moved.writing
    returning clock.ticket_id as "ticketId"`.execute(tx.db)
  return rows.map(({ ticketId }) => ticketId)
}

/** To write an instant as text takes ten times as long, and a walk writes millions. */
const millisecondsOf = (moment: Temporal.Instant | null): number | null => moment?.epochMilliseconds ?? null

/** The same as `nextDueOf` for many tickets at once, for those on which support owes anything. */
export async function listNextDue(tx: Context<Tx>, ticketIds: readonly string[]): Promise<readonly TicketDue[]> {
  const { rows } = await sql<TicketDue>`
    select distinct on (ticket_id) ticket_id as "ticketId", due_at::text as "nextDueAt",
      case when due_at is not null then kind end as "nextDueKind"
    from promise_clock
    where ticket_id = any(${ticketIds}::uuid[]) and stopped_at is null and cancelled_at is null and kind <> 'return'
      and target -> 'internal' is distinct from 'true'::jsonb
    order by ticket_id, due_at nulls last, position`.execute(tx.db)
  return rows
}

/** How many clocks are open, all or on one calendar. */
export async function countOpenClocks(ctx: Context, calendar: string | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from promise_clock where stopped_at is null and cancelled_at is null
      and ${countsOn(calendar)}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
