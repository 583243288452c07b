import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { LinkedTicket, Ticket } from '../rules/ticket.ts'
import { visibleTo } from './visible.ts'

/** Names the ticket from which a new one was copied; a copy of a copy belongs to the first. */
export async function linkTo(tx: Context<Tx>, id: string, copiedFromId: string): Promise<void> {
  await tx.db
    .updateTable('ticket')
    .set({ copied_from_id: sql<string>`(select coalesce(copied_from_id, id) from ticket where id = ${copiedFromId})` })
    .where('id', '=', id)
    .execute()
}

const MOST = 20

/** The tickets of one report on several devices, as far as the actor may know of them, without the one that asks. */
export async function linkedTickets(
  ctx: Context,
  { id, isLinked }: Pick<Ticket, 'id' | 'isLinked'>,
): Promise<readonly LinkedTicket[]> {
  if (!isLinked) return []
  const first = sql<string>`(select coalesce(copied_from_id, id) from ticket where id = ${id})`
  return ctx.db
    .selectFrom('ticket')
    .select(['number', 'title', 'device', 'state'])
    .where((eb) => eb.or([eb('id', '=', first), eb('copied_from_id', '=', first)]))
    .where('id', '<>', id)
    .where(visibleTo(ctx.actor))
    .orderBy('opened_at')
    .orderBy('id')
    .limit(MOST)
    .execute()
}
