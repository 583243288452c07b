import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'

/** Takes an event on for mailing. @returns false when all its mails were written before: then there is nothing to do. */
export async function takeEvent(tx: Context<Tx>, eventId: string): Promise<boolean> {
  const row = await tx.db
    .insertInto('mailed_event')
    .values({ event_id: eventId, mailed_at: tx.now.toString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('event_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Which of these events have been mailed. */
export async function mailedOf(ctx: Context, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (eventIds.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('mailed_event')
    .select('event_id as id')
    .where('event_id', 'in', eventIds)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Lets one writer at a time compose the mails of a ticket. */
export async function lockThread(tx: Context<Tx>, ticketId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('mail'), hashtext(${ticketId}))`.execute(tx.db)
}
