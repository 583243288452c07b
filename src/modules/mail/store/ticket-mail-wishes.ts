import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

/** Which of these people want the mails about all tickets of their company, and which only those that cannot be muted. */
export async function ticketMailWishes(
  ctx: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, 'all' | 'none'>> {
  if (personIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('person')
    .select(['id', sql<'all' | 'none'>`preferences->>'ticketMails'`.as('wish')])
    .where('id', 'in', [...personIds])
    .where(sql<boolean>`preferences->>'ticketMails' in ('all', 'none')`)
    .execute()
  return new Map(rows.map(({ id, wish }) => [id, wish]))
}
