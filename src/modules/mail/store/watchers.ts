import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

/** Which of these people have asked for the mails about all tickets of their company. */
export async function watchersAmong(ctx: Context, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', [...personIds])
    .where(sql<boolean>`preferences->>'ticketMails' = 'all'`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
