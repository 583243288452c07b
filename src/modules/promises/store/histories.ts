import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { StoredFacts } from '../rules/stored-promises.ts'
import { clockColumns, readClock, type ClockRow, type StoredClock } from './clocks.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

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
      and sent.ticket_id > ${after ?? NOBODY}::uuid
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
