import type { Context } from '../../../platform/context.ts'

/** A ticket that a mail may belong to. For staff pages only: staff may know every ticket. */
export type OpenTicket = { readonly number: string; readonly title: string; readonly lineId: string }

const MAX_TICKETS = 10

/** The tickets of some lines that are not closed, newest first. */
export async function openTicketsOf(ctx: Context, lineIds: readonly string[]): Promise<OpenTicket[]> {
  if (lineIds.length === 0 || ctx.actor.kind !== 'staff') return []
  const rows = await ctx.db
    .selectFrom('ticket')
    .select(['number', 'title', 'contract_line_id as lineId'])
    .where('contract_line_id', 'in', [...lineIds])
    .where('state', '<>', 'closed')
    .orderBy('opened_at', 'desc')
    .limit(MAX_TICKETS)
    .execute()
  return rows.flatMap(({ number, title, lineId }) => (lineId === null ? [] : [{ number, title, lineId }]))
}
