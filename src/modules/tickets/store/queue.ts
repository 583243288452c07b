import { sql, type ExpressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { personIdOf, type Context } from '../../../platform/context.ts'
import type { Schema } from '../../../platform/schema.ts'
import { queueHorizon } from '../rules/queue-horizon.ts'
import { present, ticketRows, type TicketRow } from './lists.ts'
import { matching } from './search.ts'
import { visibleTo } from './visible.ts'

/** The desk's lists (ux S20): mine, nobody's, due within the hour, waiting for others, escalated, everything open. */
export const queueViews = ['mine', 'free', 'due', 'waiting', 'escalated', 'all'] as const
export type QueueView = (typeof queueViews)[number]

export type QueueWish = {
  readonly view?: QueueView
  readonly search?: string
  readonly limit?: number
  readonly offset?: number
}

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
    // In words, not as parameters: with an unknown limit PostgreSQL plans anew each time, for five times the cost.
    .limit(sql.lit(wish.limit ?? PAGE))
    .offset(sql.lit(wish.offset ?? 0))
    .execute()
  return rows.map(present(ctx))
}

export type QueueCounts = Readonly<Record<QueueView, number>> & {
  readonly late: number
  /** The first due moment behind the desk's horizon. */
  readonly laterDueAt: Temporal.Instant | null
}

/** How many tickets each list of the desk holds, how many are past their due moment and what comes next, in one question. */
export async function countQueue(ctx: Context): Promise<QueueCounts> {
  const row = await ctx.db
    .selectFrom('ticket')
    .select((eb) => [
      ...queueViews.map((view) => eb.fn.countAll<number>().filterWhere(inView(ctx, view)(eb)).as(view)),
      eb.fn.countAll<number>().filterWhere('ticket.next_due_at', '<', ctx.now).as('late'),
      sql<Temporal.Instant | null>`min(ticket.next_due_at) filter (where ticket.next_due_at >= ${queueHorizon(ctx.now).toString()})`.as(
        'laterDueAt',
      ),
    ])
    .where('ticket.state', '<>', sql.lit('closed'))
    .where(visibleTo(ctx.actor))
    .executeTakeFirstOrThrow()
  const { laterDueAt, ...numbers } = row
  const counts: Record<string, number | string | bigint> = numbers
  const of = (name: QueueView | 'late') => Number(counts[name] ?? 0)
  return {
    laterDueAt,
    mine: of('mine'),
    free: of('free'),
    due: of('due'),
    waiting: of('waiting'),
    escalated: of('escalated'),
    all: of('all'),
    late: of('late'),
  }
}

/** The number of the ticket before or behind another one in a list of the desk; null at its end. */
export async function findNeighbour(
  ctx: Context,
  number: string,
  side: 'before' | 'behind',
  { view = 'all', search = '' }: QueueWish = {},
): Promise<string | null> {
  const typed = search.trim()
  const place = sql`(coalesce(ticket.next_due_at, 'infinity'), ticket.priority, ticket.number)`
  const here = sql`(select coalesce(here.next_due_at, 'infinity'), here.priority, here.number from ticket here where here.number = ${number})`
  const direction = side === 'behind' ? 'asc' : 'desc'
  const row = await ctx.db
    .selectFrom('ticket')
    .select('ticket.number')
    .where('ticket.state', '<>', sql.lit('closed'))
    .where(visibleTo(ctx.actor))
    .where(inView(ctx, view))
    .$if(typed !== '', (query) => query.where(matching(ctx.actor, typed)))
    .where(side === 'behind' ? sql<SqlBool>`${place} > ${here}` : sql<SqlBool>`${place} < ${here}`)
    .orderBy(sql`coalesce(ticket.next_due_at, 'infinity')`, direction)
    .orderBy('ticket.priority', direction)
    .orderBy('ticket.number', direction)
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? null
}

function inView(ctx: Context, view: QueueView) {
  return (eb: ExpressionBuilder<Schema, 'ticket'>): Expression<SqlBool> => {
    switch (view) {
      case 'mine':
        return eb('ticket.assignee_id', '=', personIdOf(ctx.actor))
      case 'free':
        return eb('ticket.assignee_id', 'is', null)
      case 'due':
        return eb('ticket.next_due_at', '<', queueHorizon(ctx.now))
      case 'waiting':
        return eb('ticket.move', '<>', sql.lit('support'))
      case 'escalated':
        return eb('ticket.escalated_at', 'is not', null)
      case 'all':
        return eb.lit(true)
    }
  }
}
