import { sql } from 'kysely'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Told } from '../rules/alarms.ts'
import { storeFired } from '../rules/stored-promises.ts'
import type { Temporal } from 'temporal-polyfill'
import { clockColumns, readClock, type ClockRow, type StoredClock } from './clocks.ts'

/** A clock with what its ladder is chosen by. */
export type DueClock = StoredClock & {
  readonly ticketId: string
  readonly planVersionId: string
  readonly priority: PriorityCode
}

/** A clock for which something rang, or which had nothing to ring yet. */
export type ToldClock = {
  readonly clock: DueClock
  readonly told: Told
  readonly nextMomentAt: Temporal.Instant | null
}

/** Clocks whose next moment has come, locked for this ticker; another ticker takes others. */
export async function takeDueClocks(tx: Context<Tx>, limit: number): Promise<readonly DueClock[]> {
  const { rows } = await sql<ClockRow & Pick<DueClock, 'ticketId' | 'planVersionId' | 'priority'>>`
    select ${clockColumns}, clock.ticket_id as "ticketId", promised_ticket.plan_version_id as "planVersionId",
      promised_ticket.priority
    from promise_clock clock join promised_ticket using (ticket_id)
    where clock.next_moment_at <= ${tx.now.toString()}
    order by clock.next_moment_at limit ${limit} for update of clock skip locked`.execute(tx.db)
  return rows.map(readClock)
}

/** Notes what people were told of many clocks, and when there will be something to tell next, in one statement. */
export async function saveTold(tx: Context<Tx>, clocks: readonly ToldClock[]): Promise<void> {
  const rows = clocks.map(({ clock, told, nextMomentAt }) => ({
    ticket_id: clock.ticketId,
    position: clock.position,
    breached_at: told.breachedAt?.toString() ?? null,
    fired: storeFired(told.fired),
    next_moment_at: nextMomentAt?.toString() ?? null,
  }))
  await sql`
    update promise_clock clock set breached_at = told.breached_at, fired = told.fired, next_moment_at = told.next_moment_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as told(ticket_id uuid, position integer,
      breached_at timestamptz, fired jsonb, next_moment_at timestamptz)
    where clock.ticket_id = told.ticket_id and clock.position = told.position`.execute(tx.db)
}
