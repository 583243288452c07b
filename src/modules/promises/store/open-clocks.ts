import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Recount } from '../rules/recount.ts'
import { storeFired } from '../rules/stored-promises.ts'
import { clockColumns, readClock, type ClockRow, type StoredClock } from './clocks.ts'

/** Where a clock stands in the order in which all of them are walked through. */
export type Place = { readonly ticketId: string; readonly position: number }

/** An open clock with what its ladder is chosen by. */
export type OpenClock = StoredClock &
  Place & {
    readonly nextMomentAt: Temporal.Instant | null
    readonly planVersionId: string
    readonly priority: PriorityCode
  }

type OpenClockRow = ClockRow & Pick<OpenClock, 'ticketId' | 'nextMomentAt' | 'planVersionId' | 'priority'>

const beforeAll: Place = { ticketId: '00000000-0000-0000-0000-000000000000', position: 0 }

const openColumns = sql`${clockColumns}, clock.ticket_id as "ticketId", clock.next_moment_at as "nextMomentAt",
  promised_ticket.plan_version_id as "planVersionId", promised_ticket.priority`

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
  return rows.map(readClock)
}

/** The open clocks of some tickets, locked. The caller holds the tickets' locks. */
export async function lockOpenClocks(tx: Context<Tx>, ticketIds: readonly string[]): Promise<readonly OpenClock[]> {
  const { rows } = await sql<OpenClockRow>`
    select ${openColumns} from promise_clock clock join promised_ticket using (ticket_id)
    where stopped_at is null and cancelled_at is null and clock.ticket_id = any(${ticketIds}::uuid[])
    order by clock.ticket_id, position for update of clock`.execute(tx.db)
  return rows.map(readClock)
}

/** Does not wait for the disk: what a power cut takes from a walk, the walk's next job does again. */
export async function commitLazily(tx: Context<Tx>): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(tx.db)
}

/** Writes what a changed calendar or ladder made of some clocks; their facts stay. */
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
    fired: storeFired(recount.fired),
    calendar_versions: recount.calendarVersions,
  }))
  await sql`
    update promise_clock clock set due_at = moved.due_at, next_moment_at = moved.next_moment_at,
      breached_at = moved.breached_at, fired = moved.fired, calendar_versions = moved.calendar_versions
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as moved(ticket_id uuid, position integer, due_at timestamptz,
      next_moment_at timestamptz, breached_at timestamptz, fired jsonb, calendar_versions jsonb)
    where clock.ticket_id = moved.ticket_id and clock.position = moved.position`.execute(tx.db)
}

/** How many clocks are open, all or on one calendar. */
export async function countOpenClocks(ctx: Context, calendar: string | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from promise_clock where stopped_at is null and cancelled_at is null
      and ${countsOn(calendar)}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
