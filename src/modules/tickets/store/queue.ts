import { sql, type ExpressionBuilder, type Expression, type SqlBool } from 'kysely'
import { personIdOf, type Context } from '../../../platform/context.ts'
import type { Schema } from '../../../platform/schema.ts'
import { present, ticketRows, type TicketRow } from './lists.ts'
import { matching } from './search.ts'
import { visibleTo } from './visible.ts'

/** The desk's lists (ux S20): mine, nobody's, due within the hour, waiting for others, escalated, everything open. */
export const queueViews = ['mine', 'free', 'due', 'waiting', 'escalated', 'all'] as const
export type QueueView = (typeof queueViews)[number]

export type QueueWish = { readonly view?: QueueView; readonly search?: string; readonly limit?: number; readonly offset?: number }

const PAGE = 100

/** Open tickets in the order in which they fall due, oldest breach first, what waits without a clock last; ties by priority. */
export async function listQueue(ctx: Context, wish: QueueWish = {}): Promise<TicketRow[]> {
  const typed = wish.search?.trim() ?? ''
  const rows = await ticketRows(ctx)
    .where('ticket.state', '<>', sql.lit('closed'))
    .where(inView(ctx, wish.view ?? 'all'))
    .$if(typed !== '', (query) => query.where(matching(ctx.actor, typed)))
    .orderBy('ticket.next_due_at')
    .orderBy('ticket.priority')
    .orderBy('ticket.number')
    .limit(wish.limit ?? PAGE)
    .offset(wish.offset ?? 0)
    .execute()
  return rows.map(present(ctx))
}

export type QueueCounts = Readonly<Record<QueueView, number>> & { readonly late: number }

/** How many tickets each list of the desk holds, and how many are past their due moment, in one question. */
export async function countQueue(ctx: Context): Promise<QueueCounts> {
  const row = await ctx.db
    .selectFrom('ticket')
    .select((eb) => [
      ...queueViews.map((view) => eb.fn.countAll<number>().filterWhere(inView(ctx, view)(eb)).as(view)),
      eb.fn.countAll<number>().filterWhere('ticket.next_due_at', '<', ctx.now).as('late'),
    ])
    .where('ticket.state', '<>', sql.lit('closed'))
    .where(visibleTo(ctx.actor))
    .executeTakeFirstOrThrow()
  const counts: Record<string, number | string | bigint> = row
  const of = (name: QueueView | 'late') => Number(counts[name] ?? 0)
  return { mine: of('mine'), free: of('free'), due: of('due'), waiting: of('waiting'), escalated: of('escalated'), all: of('all'), late: of('late') }
}

function inView(ctx: Context, view: QueueView) {
  return (eb: ExpressionBuilder<Schema, 'ticket'>): Expression<SqlBool> => {
    switch (view) {
      case 'mine':
        return eb('ticket.assignee_id', '=', personIdOf(ctx.actor))
      case 'free':
        return eb('ticket.assignee_id', 'is', null)
      case 'due':
        return eb('ticket.next_due_at', '<=', ctx.now.add({ hours: 1 }))
      case 'waiting':
        return eb('ticket.move', '<>', sql.lit('support'))
      case 'escalated':
        return eb('ticket.escalated_at', 'is not', null)
      case 'all':
        return eb.lit(true)
    }
  }
}
