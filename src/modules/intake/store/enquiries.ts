import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { personIdOf, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import {
  caseLetter,
  type Enquiry,
  type EnquiryEntry,
  type EnquiryKind,
  type EnquiryState,
  type HeldReason,
  type WrittenEnquiry,
} from '../rules/enquiry.ts'

const columns = [
  'id',
  'number',
  'kind',
  'state',
  'name',
  'company',
  'email',
  'email_key as emailKey',
  'phone',
  'subject',
  'message',
  'tax_id as taxId',
  'contract_number as contractNumber',
  'serial',
  'language',
  'person_id as personId',
  'held',
  'received_at as receivedAt',
  'due_at as dueAt',
  'ticket_id as ticketId',
  'handled_by as handledBy',
  'handled_at as handledAt',
  'reason',
] as const

/** The next case number. One sequence for both forms; it tells how many came, nothing of what was found. */
export async function nextCaseNumber(tx: Context<Tx>, twoDigitYear: number, kind: EnquiryKind): Promise<string> {
  const { rows } = await sql<{ running: string }>`select nextval('enquiry_number')::text as running`.execute(tx.db)
  const year = String(twoDigitYear).padStart(2, '0')
  return `${year}-${(rows[0]?.running ?? '').padStart(6, '0')}-${caseLetter(kind)}`
}

export type NewEnquiry = WrittenEnquiry & {
  readonly number: string
  readonly state: EnquiryState
  readonly dueAt: Temporal.Instant
}

/** Writes down what was sent, in the name of who is signed in, if anybody. */
export async function insertEnquiry(tx: Context<Tx>, enquiry: NewEnquiry): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('enquiry')
    .values({
      id,
      number: enquiry.number,
      kind: enquiry.kind,
      state: enquiry.state,
      name: enquiry.name,
      company: enquiry.company,
      email: enquiry.email,
      email_key: enquiry.emailKey,
      phone: enquiry.phone,
      subject: enquiry.subject,
      message: enquiry.message,
      tax_id: enquiry.taxId,
      contract_number: enquiry.contractNumber,
      serial: enquiry.serial,
      language: tx.locale,
      person_id: personIdOf(tx.actor),
      received_at: tx.now,
      due_at: enquiry.dueAt,
    })
    .execute()
  return id
}

export async function findEnquiry(ctx: Context, id: string): Promise<Enquiry | null> {
  return (await ctx.db.selectFrom('enquiry').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

export async function findEnquiryByNumber(ctx: Context, number: string): Promise<Enquiry | null> {
  return (await ctx.db.selectFrom('enquiry').select(columns).where('number', '=', number).executeTakeFirst()) ?? null
}

/** Holds an enquiry in one of the given states until the transaction ends. @returns null when it is in none of them. */
export async function holdEnquiry(
  tx: Context<Tx>,
  id: string,
  states: readonly EnquiryState[],
): Promise<Enquiry | null> {
  const row = await tx.db
    .selectFrom('enquiry')
    .select(columns)
    .where('id', '=', id)
    .where('state', 'in', [...states])
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** What waits for a person, first due first. */
export function listEnquiriesForReview(ctx: Context, limit: number): Promise<Enquiry[]> {
  return ctx.db
    .selectFrom('enquiry')
    .select(columns)
    .where('state', 'in', ['received', 'review'])
    .orderBy('due_at')
    .orderBy('number')
    .limit(limit)
    .execute()
}

export type EnquiryChange = {
  readonly state: EnquiryState
  readonly held?: HeldReason | null
  readonly dueAt?: Temporal.Instant
  readonly ticketId?: string | null
  readonly reason?: string
}

/** Notes what became of an enquiry, and by whom. */
export async function settleEnquiry(tx: Context<Tx>, id: string, change: EnquiryChange): Promise<void> {
  await tx.db
    .updateTable('enquiry')
    .set({
      state: change.state,
      ...(change.held === undefined ? {} : { held: change.held }),
      ...(change.dueAt === undefined ? {} : { due_at: change.dueAt }),
      ...(change.ticketId === undefined ? {} : { ticket_id: change.ticketId }),
      ...(change.reason === undefined ? {} : { reason: change.reason }),
      handled_by: personIdOf(tx.actor),
      handled_at: tx.now,
    })
    .where('id', '=', id)
    .execute()
}

/** How many emergency reports of a contract number since a moment named no line of it (F9). */
export async function countUnmatched(ctx: Context, contractNumber: string, since: Temporal.Instant): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('enquiry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', 'emergency')
    .where('contract_number', '=', contractNumber)
    .where('received_at', '>', since)
    .where('held', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Marks an enquiry as confirmed by mail, unless its address got such a confirmation since a moment. Two enquiries of one
 * address wait for each other here.
 */
export async function takeConfirmation(
  tx: Context<Tx>,
  { id, emailKey }: Pick<Enquiry, 'id' | 'emailKey'>,
  since: Temporal.Instant,
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`enquiry ${emailKey}`}, 0))`.execute(tx.db)
  const earlier = await tx.db
    .selectFrom('enquiry')
    .select('id')
    .where('email_key', '=', emailKey)
    .where('confirmed_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  if (earlier !== undefined) return false
  await tx.db.updateTable('enquiry').set({ confirmed_at: tx.now }).where('id', '=', id).execute()
  return true
}

export type NewEnquiryEntry = Pick<EnquiryEntry, 'side' | 'authorName' | 'body'> & {
  readonly rawMailId?: string | null
}

export async function insertEnquiryEntry(tx: Context<Tx>, enquiryId: string, entry: NewEnquiryEntry): Promise<void> {
  await tx.db
    .insertInto('enquiry_entry')
    .values({
      id: newId(),
      enquiry_id: enquiryId,
      side: entry.side,
      author_id: entry.side === 'support' ? personIdOf(tx.actor) : null,
      author_name: entry.authorName,
      body: entry.body,
      raw_mail_id: entry.rawMailId ?? null,
      written_at: tx.now,
    })
    .execute()
}

/** What was written after the first message, oldest first. */
export function listEnquiryEntries(ctx: Context, enquiryId: string): Promise<EnquiryEntry[]> {
  return ctx.db
    .selectFrom('enquiry_entry')
    .select([
      'id',
      'side',
      'author_id as authorId',
      'author_name as authorName',
      'body',
      'raw_mail_id as rawMailId',
      'written_at as writtenAt',
    ])
    .where('enquiry_id', '=', enquiryId)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
}
