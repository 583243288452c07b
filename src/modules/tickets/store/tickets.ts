import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import type { Ticket } from '../rules/ticket.ts'
import { isTicketNumber } from '../rules/ticket.ts'
import { codeOf, named, schemeOf } from './read-values.ts'
import { visibleTo } from './visible.ts'

/** @throws {Refusal} `tickets.not_found`, also when it exists and is not the actor's to see. */
export async function findTicket(ctx: Context, number: string): Promise<Ticket> {
  if (!isTicketNumber(number)) throw new Refusal('tickets.not_found')
  const row = await wholeTicket(ctx).where('ticket.number', '=', number).executeTakeFirst()
  return found(row)
}

/** The same by id, for jobs. @throws {Refusal} `tickets.not_found`. */
export async function findTicketById(ctx: Context, id: string): Promise<Ticket> {
  const row = await wholeTicket(ctx).where('ticket.id', '=', id).executeTakeFirst()
  return found(row)
}

/** Reads a ticket and keeps others from changing it until the transaction ends. @throws {Refusal} `tickets.not_found`. */
export async function findTicketForUpdate(tx: Context<Tx>, number: string): Promise<Ticket> {
  if (!isTicketNumber(number)) throw new Refusal('tickets.not_found')
  const row = await wholeTicket(tx).where('ticket.number', '=', number).forUpdate('ticket').executeTakeFirst()
  return found(row)
}

function wholeTicket(ctx: Context<Db | Tx>) {
  return ctx.db
    .selectFrom('ticket')
    .innerJoin('organisation', 'organisation.id', 'ticket.organisation_id')
    .innerJoin('contract', 'contract.id', 'ticket.contract_id')
    .leftJoin('person as reporter', 'reporter.id', 'ticket.reporter_id')
    .leftJoin('organisation as partner', 'partner.id', 'ticket.partner_organisation_id')
    .leftJoin('person as assignee', 'assignee.id', 'ticket.assignee_id')
    .leftJoin('plan_version', 'plan_version.id', 'ticket.plan_version_id')
    .select([
      'ticket.id',
      'ticket.number',
      'ticket.organisation_id as organisationId',
      'organisation.name as organisationName',
      'ticket.contract_id as contractId',
      'contract.number as contractNumber',
      'ticket.contract_line_id as contractLineId',
      'ticket.plan_version_id as planVersionId',
      sql<string | null>`plan_version.definition->>'scheme'`.as('scheme'),
      'partner.id as partnerId',
      'partner.name as partnerName',
      'ticket.partner_access as partnerAccess',
      'ticket.title',
      'ticket.device',
      'ticket.serial',
      'ticket.place',
      'ticket.priority',
      'ticket.state',
      'ticket.move',
      'ticket.covered',
      'ticket.cycle',
      'ticket.cycle_started_at as laterCycleStartedAt',
      'ticket.channel',
      'ticket.language',
      'reporter.id as reporterId',
      sql<string>`coalesce(reporter.name, ticket.reporter_name)`.as('reporterName'),
      'assignee.id as assigneeId',
      'assignee.name as assigneeName',
      'ticket.agreed_until as agreedUntil',
      'ticket.opened_at as openedAt',
      'ticket.changed_at as changedAt',
      'ticket.closed_at as closedAt',
      'ticket.escalated_at as escalatedAt',
      'ticket.next_due_at as nextDueAt',
      'ticket.next_due_kind as nextDueKind',
      'ticket.last_entry_position as lastEntryPosition',
      sql<boolean>`ticket.copied_from_id is not null or exists (select from ticket copy where copy.copied_from_id = ticket.id)`.as(
        'isLinked',
      ),
    ])
    .where(visibleTo(ctx.actor))
}

type Row = Awaited<ReturnType<ReturnType<typeof wholeTicket>['executeTakeFirstOrThrow']>>

function found(row: Row | undefined): Ticket {
  if (row === undefined) throw new Refusal('tickets.not_found')
  const {
    scheme,
    partnerId,
    partnerName,
    reporterId,
    reporterName,
    assigneeId,
    assigneeName,
    laterCycleStartedAt,
    ...plain
  } = row
  return {
    ...plain,
    scheme: schemeOf(scheme),
    priority: codeOf(row.priority),
    partner: named(partnerId, partnerName),
    reporter: { id: reporterId, name: reporterName },
    assignee: named(assigneeId, assigneeName),
    cycleStartedAt: laterCycleStartedAt ?? row.openedAt,
  }
}
