import type { Context } from '../../../platform/context.ts'

/** The tickets of the mails with these Message-IDs, ours and those that came in, in the order of the ids. */
export async function ticketsOfMails(ctx: Context, messageIds: readonly string[]): Promise<string[]> {
  if (messageIds.length === 0) return []
  const ids = [...messageIds]
  const ours = await ctx.db
    .selectFrom('outbound_mail')
    .select(['message_id as messageId', 'ticket_id as ticketId'])
    .where('message_id', 'in', ids)
    .where('ticket_id', 'is not', null)
    .execute()
  const theirs = await ctx.db
    .selectFrom('raw_mail')
    .select(['message_id as messageId', 'ticket_id as ticketId'])
    .where('message_id', 'in', ids)
    .where('ticket_id', 'is not', null)
    .execute()
  const rows = [...ours, ...theirs]
  const found = ids.flatMap((id) => rows.filter(({ messageId }) => messageId === id).map(({ ticketId }) => ticketId))
  return [...new Set(found.flatMap((id) => (id === null ? [] : [id])))]
}
