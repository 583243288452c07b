import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { TicketDue } from '../../promises/rules/ticket-due.ts'

/** Keeps others from changing some tickets until the transaction ends; always in the same order. */
export async function lockTickets(tx: Context<Tx>, ticketIds: readonly string[]): Promise<void> {
  await sql`select id from ticket where id = any(${ticketIds}::uuid[]) order by id for update`.execute(tx.db)
}

/** Writes what falls due next on some tickets, where it is not what stands there already. */
export async function saveNextDue(tx: Context<Tx>, dues: readonly TicketDue[]): Promise<void> {
  await sql`
    update ticket set next_due_at = due.due_at, next_due_kind = due.kind
    from unnest(${dues.map(({ ticketId }) => ticketId)}::uuid[], ${dues.map(({ nextDueAt }) => nextDueAt)}::timestamptz[],
      ${dues.map(({ nextDueKind }) => nextDueKind)}::text[]) as due(id, due_at, kind)
    where ticket.id = due.id and (ticket.next_due_at, ticket.next_due_kind) is distinct from (due.due_at, due.kind)`.execute(
    tx.db,
  )
}

/** The numbers by which people know some tickets, by id. */
export async function numbersOf(ctx: Context, ticketIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ticketIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('ticket')
    .select(['id', 'number'])
    .where('id', 'in', [...ticketIds])
    .execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}
