import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Schema } from '../../../platform/schema.ts'
import { Refusal } from '../../../refusal.ts'
import type { Ticket } from '../rules/ticket.ts'
import { maySeeInternal } from '../rules/policy.ts'
import { codeOf, named, schemeOf } from './read-values.ts'
import { matching } from './search.ts'
import { visibleTo } from './visible.ts'

/** The tabs of the customer's list (ux S11). */
export const ticketTabs = ['attention', 'open', 'closed', 'all'] as const
export type TicketTab = (typeof ticketTabs)[number]

/** One row of a list. */
export type TicketRow = Pick<
  Ticket,
  | 'id'
  | 'number'
  | 'title'
  | 'device'
  | 'serial'
  | 'place'
  | 'organisationId'
  | 'organisationName'
  | 'contractNumber'
  | 'scheme'
  | 'priority'
  | 'state'
  | 'move'
  | 'covered'
  | 'channel'
  | 'partnerAccess'
  | 'assignee'
  | 'openedAt'
  | 'changedAt'
  | 'closedAt'
  | 'escalatedAt'
  | 'agreedUntil'
  | 'nextDueAt'
  | 'nextDueKind'
>

export type ListWish = {
  readonly tab?: TicketTab
  readonly search?: string
  readonly contractNumber?: string
  readonly limit?: number
  /** The place behind which the list goes on: `next` of the page before. */
  readonly after?: string
}

export type TicketPage = { readonly tickets: readonly TicketRow[]; readonly next: string | null }

const PAGE = 50

/**
 * The tickets that the actor may see, last changed first, a page at a time.
 *
 * @throws {Refusal} `form.unreadable` for a place that no page gave.
 */
export async function listTickets(ctx: Context, wish: ListWish = {}): Promise<TicketPage> {
  const limit = wish.limit ?? PAGE
  const place = wish.after === undefined ? null : readPlace(wish.after)
  const rows = await ticketRows(ctx)
    .where(inTab(wish.tab ?? 'all'))
    .$if(wish.contractNumber !== undefined, (query) => query.where('contract.number', '=', wish.contractNumber ?? ''))
    .$if(isSearch(wish.search), (query) => query.where(matching(ctx.actor, wish.search ?? '')))
    .$if(place !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('ticket.changed_at', 'ticket.id'), '<', eb.tuple(place?.changedAt ?? ctx.now, place?.id ?? '')),
      ),
    )
    .orderBy('ticket.changed_at', 'desc')
    .orderBy('ticket.id', 'desc')
    // In words, not as a parameter: see listQueue.
    .limit(sql.lit(limit + 1))
    .execute()
  const tickets = rows.slice(0, limit).map(present(ctx))
  const last = tickets.at(-1)
  return { tickets, next: rows.length > limit && last ? `${last.changedAt.toString()}~${last.id}` : null }
}

/** How many tickets each tab of the actor's list holds; hidden ones are in no count (row 30). */
export async function countTickets(ctx: Context): Promise<Record<TicketTab, number>> {
  const row = await ctx.db
    .selectFrom('ticket')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere(inTab('attention')(eb)).as('attention'),
      eb.fn.countAll<number>().filterWhere(inTab('open')(eb)).as('open'),
      eb.fn.countAll<number>().filterWhere(inTab('closed')(eb)).as('closed'),
      eb.fn.countAll<number>().as('all'),
    ])
    .where(visibleTo(ctx.actor))
    .executeTakeFirstOrThrow()
  return { attention: Number(row.attention), open: Number(row.open), closed: Number(row.closed), all: Number(row.all) }
}

/** How many open tickets each of these contracts has; one without any is absent, hidden tickets are in no count (row 30). */
export async function openTicketsOf(
  ctx: Context,
  contractIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (contractIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('ticket')
    .select((eb) => ['contract_id as contractId', eb.fn.countAll<number>().as('count')])
    .where('contract_id', 'in', [...contractIds])
    .where(inTab('open'))
    .where(visibleTo(ctx.actor))
    .groupBy('contract_id')
    .execute()
  return new Map(rows.map(({ contractId, count }) => [contractId, Number(count)]))
}

/** The columns of every list, with the names that a row shows, in one question. */
export function ticketRows(ctx: Context) {
  return ctx.db
    .selectFrom('ticket')
    .innerJoin('organisation', 'organisation.id', 'ticket.organisation_id')
    .innerJoin('contract', 'contract.id', 'ticket.contract_id')
    .leftJoin('person as assignee', 'assignee.id', 'ticket.assignee_id')
    .leftJoin('plan_version', 'plan_version.id', 'ticket.plan_version_id')
    .select([
      'ticket.id',
      'ticket.number',
      'ticket.title',
      'ticket.device',
      'ticket.serial',
      'ticket.place',
      'ticket.organisation_id as organisationId',
      'organisation.name as organisationName',
      'contract.number as contractNumber',
      sql<string | null>`plan_version.definition->>'scheme'`.as('scheme'),
      'ticket.priority',
      'ticket.channel',
      'ticket.state',
      'ticket.move',
      'ticket.covered',
      'ticket.partner_access as partnerAccess',
      'assignee.id as assigneeId',
      'assignee.name as assigneeName',
      'ticket.opened_at as openedAt',
      'ticket.changed_at as changedAt',
      'ticket.closed_at as closedAt',
      'ticket.escalated_at as escalatedAt',
      'ticket.agreed_until as agreedUntil',
      'ticket.next_due_at as nextDueAt',
      'ticket.next_due_kind as nextDueKind',
    ])
    .where(visibleTo(ctx.actor))
}

type Row = Awaited<ReturnType<ReturnType<typeof ticketRows>['executeTakeFirstOrThrow']>>

/** Who works on a ticket is the desk's own business; customers meet engineers by their replies. */
export function present(ctx: Context): (row: Row) => TicketRow {
  const internal = maySeeInternal(ctx.actor)
  return ({ assigneeId, assigneeName, scheme, ...row }) => ({
    ...row,
    scheme: schemeOf(scheme),
    priority: codeOf(row.priority),
    assignee: internal ? named(assigneeId, assigneeName) : null,
  })
}

function inTab(tab: TicketTab) {
  return (eb: ExpressionBuilder<Schema, 'ticket'>): Expression<SqlBool> => {
    if (tab === 'closed') return eb('ticket.state', '=', sql.lit('closed'))
    if (tab === 'open') return eb('ticket.state', '<>', sql.lit('closed'))
    if (tab === 'all') return eb.lit(true)
    return eb.and([eb('ticket.state', '<>', sql.lit('closed')), eb('ticket.move', '=', sql.lit('customer'))])
  }
}

const isSearch = (typed: string | undefined): boolean => typed !== undefined && typed.trim() !== ''

function readPlace(after: string): { changedAt: Temporal.Instant; id: string } {
  const [moment = '', id = ''] = after.split('~')
  try {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new RangeError('not an id')
    return { changedAt: Temporal.Instant.from(moment), id }
  } catch {
    throw new Refusal('form.unreadable')
  }
}
