import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { visibleTo } from './visible.ts'

export type DueTicketRow = {
  readonly number: string
  readonly title: string
  readonly priority: string
  readonly dueAt: Temporal.Instant
  readonly assigneeId: string | null
}

/** Open tickets that fall due before a moment, those past it included, the first due first. */
export async function listDueBefore(ctx: Context, until: Temporal.Instant): Promise<DueTicketRow[]> {
  const rows = await ctx.db
    .selectFrom('ticket')
    .select(['number', 'title', 'priority', 'next_due_at as dueAt', 'assignee_id as assigneeId'])
    .where('state', '<>', sql.lit('closed'))
    .where('next_due_at', '<', until)
    .where(visibleTo(ctx.actor))
    .orderBy('next_due_at')
    .orderBy('number')
    .execute()
  return rows.flatMap(({ dueAt, ...row }) => (dueAt === null ? [] : [{ ...row, dueAt }]))
}

export type WeekFigures = {
  readonly opened: number
  readonly closed: number
  readonly reopened: number
  readonly open: number
}

/** How many tickets came and went between two moments, and how many are open now. */
export async function weekFigures(ctx: Context, from: Temporal.Instant, to: Temporal.Instant): Promise<WeekFigures> {
  const within = (column: 'opened_at' | 'closed_at') =>
    sql<boolean>`${sql.ref(column)} >= ${from.toString()}::timestamptz and ${sql.ref(column)} < ${to.toString()}::timestamptz`
  const row = await ctx.db
    .selectFrom('ticket')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere(within('opened_at')).as('opened'),
      eb.fn.countAll<number>().filterWhere(within('closed_at')).as('closed'),
      eb.fn.countAll<number>().filterWhere('state', '<>', sql.lit('closed')).as('open'),
      sql<number>`(select count(*) from entry where kind = 'event' and event = 'reactivated'
        and sent_at >= ${from.toString()}::timestamptz and sent_at < ${to.toString()}::timestamptz)`.as('reopened'),
    ])
    .where(visibleTo(ctx.actor))
    .executeTakeFirstOrThrow()
  const { opened, closed, open, reopened } = row
  return { opened: Number(opened), closed: Number(closed), open: Number(open), reopened: Number(reopened) }
}

export type WaitingTicket = { readonly id: string; readonly since: Temporal.Instant; readonly entryId: string }

/** Open tickets that wait for their customer since a moment between two, by what was asked last. */
export function listWaiting(ctx: Context, from: Temporal.Instant, to: Temporal.Instant): Promise<WaitingTicket[]> {
  return ctx.db
    .selectFrom('ticket')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('entry')
          .select(['entry.id as entryId', 'entry.sent_at as since'])
          .whereRef('entry.ticket_id', '=', 'ticket.id')
          .where(sql<boolean>`(entry.kind = 'message' and entry.side = 'support' or entry.event = 'moved_customer')`)
          .orderBy('entry.position', 'desc')
          .limit(1)
          .as('asked'),
      (join) => join.onTrue(),
    )
    .select(['ticket.id', 'asked.since', 'asked.entryId'])
    .where('ticket.state', '=', sql.lit('open'))
    .where('ticket.move', '=', sql.lit('customer'))
    .where('asked.since', '>=', from)
    .where('asked.since', '<', to)
    .where(visibleTo(ctx.actor))
    .orderBy('ticket.number')
    .execute()
}
