import { sql, type UpdateObject } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Schema } from '../../../platform/schema.ts'
import type { Ticket } from '../rules/ticket.ts'

export type NewTicketRow = Pick<
  Ticket,
  | 'organisationId'
  | 'organisationName'
  | 'contractId'
  | 'contractNumber'
  | 'contractLineId'
  | 'planVersionId'
  | 'partnerAccess'
  | 'title'
  | 'device'
  | 'serial'
  | 'place'
  | 'priority'
  | 'covered'
  | 'channel'
  | 'language'
> & {
  readonly partnerId: string | null
  readonly reporterId: string | null
  /** What an unknown reporter typed; null where a person reports. */
  readonly reporterName?: string | null
}

/** The next number of a year; numbers run on without a row that every new ticket would lock (decision 3). */
export async function nextNumber(tx: Context<Tx>, twoDigitYear: number): Promise<string> {
  const { rows } = await sql<{ number: string }>`select next_ticket_number(${twoDigitYear}) as number`.execute(tx.db)
  const number = rows[0]?.number
  if (number === undefined) throw new Error('No ticket number')
  return number
}

/** Lets the numbers of a year go on with this one, for the demo world. The caller sees to it that it and those after it are free. */
export async function startNumbersAt(tx: Context<Tx>, twoDigitYear: number, next: number): Promise<void> {
  const sequence = `ticket_number_${String(twoDigitYear).padStart(2, '0')}`
  await sql`create sequence if not exists ${sql.ref(sequence)}`.execute(tx.db)
  await sql`select setval(${sequence}::regclass, ${next}, false)`.execute(tx.db)
}

export async function insertTicket(tx: Context<Tx>, number: string, ticket: NewTicketRow): Promise<string> {
  const words = [
    number,
    ticket.title,
    ticket.device,
    ticket.serial,
    ticket.place,
    ticket.organisationName,
    ticket.contractNumber,
  ]
  const id = newId()
  const made = tx.db.insertInto('ticket').values({
    id,
    number,
    organisation_id: ticket.organisationId,
    contract_id: ticket.contractId,
    contract_line_id: ticket.contractLineId,
    plan_version_id: ticket.planVersionId,
    partner_organisation_id: ticket.partnerId,
    partner_access: ticket.partnerAccess,
    title: ticket.title,
    device: ticket.device,
    serial: ticket.serial,
    place: ticket.place,
    priority: ticket.priority,
    state: 'open',
    move: 'support',
    covered: ticket.covered,
    channel: ticket.channel,
    language: ticket.language,
    reporter_id: ticket.reporterId,
    reporter_name: ticket.reporterName ?? null,
    assignee_id: null,
    opened_at: tx.now,
    changed_at: tx.now,
  })
  await tx.db
    .with('made', () => made)
    .insertInto('ticket_words')
    .values({ ticket_id: id, words: sql<string>`fold(${words.join(' ')})` })
    .execute()
  return id
}

/** What may change in a ticket; everything else was fixed when it was sent. */
export type TicketChange = Partial<
  Pick<
    Ticket,
    | 'state'
    | 'move'
    | 'priority'
    | 'covered'
    | 'cycle'
    | 'cycleStartedAt'
    | 'partnerAccess'
    | 'agreedUntil'
    | 'changedAt'
    | 'closedAt'
    | 'escalatedAt'
    | 'nextDueAt'
    | 'nextDueKind'
    | 'lastEntryPosition'
  >
> & { readonly assigneeId?: string | null }

/** Writes what changed. The caller holds the ticket's lock. */
export async function updateTicket(tx: Context<Tx>, id: string, change: TicketChange): Promise<void> {
  const columns = columnsOf(change)
  if (Object.keys(columns).length === 0) return
  await tx.db.updateTable('ticket').set(columns).where('id', '=', id).execute()
}

function columnsOf(change: TicketChange): UpdateObject<Schema, 'ticket'> {
  const given = <Value>(column: string, value: Value | undefined) => (value === undefined ? {} : { [column]: value })
  return {
    ...given('state', change.state),
    ...given('move', change.move),
    ...given('priority', change.priority),
    ...given('covered', change.covered),
    ...given('cycle', change.cycle),
    ...given('cycle_started_at', change.cycleStartedAt),
    ...given('partner_access', change.partnerAccess),
    ...given('assignee_id', change.assigneeId),
    ...given<Temporal.Instant | null>('agreed_until', change.agreedUntil),
    ...given('changed_at', change.changedAt),
    ...given<Temporal.Instant | null>('closed_at', change.closedAt),
    ...given<Temporal.Instant | null>('escalated_at', change.escalatedAt),
    ...given<Temporal.Instant | null>('next_due_at', change.nextDueAt),
    ...given('next_due_kind', change.nextDueKind),
    ...given('last_entry_position', change.lastEntryPosition),
  }
}
