import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Verdict } from '../rules/verdict.ts'

export type RawMailState = 'waiting' | 'posted' | 'automatic' | 'duplicate' | 'review' | 'discarded' | 'quarantined'

/** A mail that came in and what became of it. */
export type RawMail = {
  readonly id: string
  readonly sha256: string
  readonly size: number
  readonly envelopeFrom: string | null
  readonly envelopeTo: readonly string[]
  readonly receivedAt: Temporal.Instant
  readonly state: RawMailState
  /** How often it was taken; more often than it failed where a worker died over it or beside it. */
  readonly attempts: number
  readonly failures: number
  readonly reason: string | null
  readonly fromAddress: string | null
  readonly fromName: string
  readonly subject: string
  /** What the sender wrote, once the mail was read. */
  readonly body: string
  readonly ticketId: string | null
  /** The person who dealt with it; for a waiting mail: who put it to `ticketId`. */
  readonly handledBy: string | null
} & Verdict

export type NewRawMail = Pick<RawMail, 'sha256' | 'size' | 'envelopeFrom' | 'envelopeTo'>

const columns = [
  'id',
  'sha256',
  'size',
  'envelope_from as envelopeFrom',
  'envelope_to as envelopeTo',
  'received_at as receivedAt',
  'state',
  'attempts',
  'failures',
  'reason',
  'from_address as fromAddress',
  'from_name as fromName',
  'subject',
  'body',
  'ticket_id as ticketId',
  'handled_by as handledBy',
  'spf',
  'dkim',
  'dmarc',
  'dmarc_policy as policy',
] as const

/** Writes down a mail whose content is on the disk, and wakes the intake at commit; in one statement, as every mail needs it. */
export async function insertRawMail(ctx: Context, mail: NewRawMail): Promise<string> {
  const id = newId()
  const inserted = ctx.db.insertInto('raw_mail').values({
    id,
    sha256: mail.sha256,
    size: mail.size,
    envelope_from: mail.envelopeFrom,
    envelope_to: [...mail.envelopeTo],
    received_at: ctx.now,
    next_attempt_at: ctx.now,
    state: 'waiting',
  })
  await sql`with inserted as (${inserted}) select pg_notify('portal_mail_in', '')`.execute(ctx.db)
  return id
}

/** A mail that is being tried comes back after this time when its reader was killed (F4); reading takes two at most. */
const LEASE_SECONDS = 20

/** Bytes: larger mails are taken one at a time, so that they do not lie in memory together. */
const SMALL = 256 * 1024

/**
 * Takes the next waiting mails and counts the try before it is made, so that a mail that kills its reader is counted
 * too. Nobody else takes them until their lease is over. What was tried before is taken alone: mails that were only in
 * the company of one that killed its reader are then not counted for it.
 */
export async function leaseNextMails(ctx: Context, most: number): Promise<RawMail[]> {
  const until = ctx.now.add({ seconds: LEASE_SECONDS })
  const next = sql`
    select id from (
      select id, attempts = 0 and size <= ${SMALL} as plain, row_number() over () as place,
        first_value(attempts = 0 and size <= ${SMALL}) over () as goes_along
      from (
        select id, attempts, size from raw_mail where state = 'waiting' and next_attempt_at <= ${ctx.now}
        order by next_attempt_at, sequence limit ${most} for update skip locked
      ) due
    ) chosen where place = 1 or (plain and goes_along)`
  const rows = await ctx.db
    .updateTable('raw_mail')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), next_attempt_at: until }))
    .where(sql<boolean>`id in (${next})`)
    .returning([...columns, 'sequence'])
    .execute()
  return rows.toSorted((one, other) => one.sequence - other.sequence)
}

/** Holds a mail in one of the given states until the transaction ends. @returns `null` when somebody else has dealt with it. */
export async function holdMail(tx: Context<Tx>, id: string, states: readonly RawMailState[]): Promise<RawMail | null> {
  const row = await tx.db
    .selectFrom('raw_mail')
    .select(columns)
    .where('id', '=', id)
    .where('state', 'in', [...states])
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function findRawMail(ctx: Context, id: string): Promise<RawMail | null> {
  return (await ctx.db.selectFrom('raw_mail').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

/** The mail that an entry of this very ticket was written from. `internal` finds that of a note: staff only (row 29). */
export async function findMailOfEntry(
  ctx: Context,
  ticketId: string,
  entryId: string,
  { internal }: { readonly internal: boolean },
): Promise<RawMail | null> {
  const row = await ctx.db
    .selectFrom('raw_mail')
    .select(columns)
    .where('entry_id', '=', (eb) =>
      eb
        .selectFrom('entry')
        .select('entry.id')
        .where('entry.id', '=', entryId)
        .where('entry.ticket_id', '=', ticketId)
        .$if(!internal, (query) => query.where('entry.kind', '<>', 'note')),
    )
    .where('state', '=', 'posted')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Whether this very mail has come to one of some ends before. Two deliveries at the same moment wait for each other here. */
export async function wasSeen(
  tx: Context<Tx>,
  duplicateKey: string,
  states: readonly RawMailState[],
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mail ${duplicateKey}`}, 0))`.execute(tx.db)
  const row = await tx.db
    .selectFrom('raw_mail')
    .select('id')
    .where('duplicate_key', '=', duplicateKey)
    .where('state', 'in', [...states])
    .where('state', '<>', 'waiting')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export type Outcome = {
  readonly state: RawMailState
  readonly reason?: string | null
  readonly ticketId?: string | null
  readonly entryId?: string | null
  readonly reactivated?: boolean
  readonly enquiryId?: string
  readonly handledBy?: string | null
}

/** Notes what became of a mail. */
export async function settleMail(tx: Context, id: string, outcome: Outcome): Promise<void> {
  await tx.db
    .updateTable('raw_mail')
    .set({
      state: outcome.state,
      reason: outcome.reason ?? null,
      ticket_id: outcome.ticketId ?? null,
      entry_id: outcome.entryId ?? null,
      reactivated: outcome.reactivated ?? false,
      enquiry_id: outcome.enquiryId ?? null,
      handled_by: outcome.handledBy ?? null,
      handled_at: tx.now,
    })
    .where('id', '=', id)
    .execute()
}

export type Read = {
  readonly duplicateKey: string
  readonly messageId: string | null
  readonly from: string | null
  readonly fromName: string
  readonly subject: string
  readonly body: string
}

/** Notes what stands in a mail: for the review list, and to recognise it. */
export async function noteRead(tx: Context, id: string, read: Read, verdict: Verdict): Promise<void> {
  await tx.db
    .updateTable('raw_mail')
    .set({
      duplicate_key: read.duplicateKey,
      message_id: clipped(read.messageId, 998),
      from_address: clipped(read.from, 320),
      from_name: clipped(read.fromName, 300) ?? '',
      subject: clipped(read.subject, 500) ?? '',
      body: clipped(read.body, 20_000) ?? '',
      spf: verdict.spf,
      dkim: verdict.dkim,
      dmarc: verdict.dmarc,
      dmarc_policy: verdict.policy,
    })
    .where('id', '=', id)
    .execute()
}

/** Lets a mail be tried again at a moment. */
export async function postponeMail(
  ctx: Context,
  id: string,
  { until, reason, failures }: { readonly until: Temporal.Instant; readonly reason: string; readonly failures: number },
): Promise<void> {
  await ctx.db
    .updateTable('raw_mail')
    .set({ next_attempt_at: until, reason: reason.slice(0, 300), failures })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** Lets the intake take a mail again, to the ticket that a person has chosen. */
export async function returnToIntake(tx: Context<Tx>, id: string, ticketId: string, personId: string): Promise<void> {
  await tx.db
    .updateTable('raw_mail')
    .set({
      state: 'waiting',
      attempts: 0,
      failures: 0,
      next_attempt_at: tx.now,
      ticket_id: ticketId,
      handled_by: personId,
      handled_at: tx.now,
    })
    .where('id', '=', id)
    .execute()
  await sql`select pg_notify('portal_mail_in', '')`.execute(tx.db)
}

/** How often mails have reopened a ticket since a moment (ux.md 4.4). */
export async function countReactivations(ctx: Context, ticketId: string, since: Temporal.Instant): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('raw_mail')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ticket_id', '=', ticketId)
    .where('reactivated', '=', true)
    .where('handled_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Whether a mail waits for a person; what has its place is read there. */
export const isForReview = ({ state }: RawMail): boolean => state === 'review' || state === 'quarantined'

/** Mails that wait for a person, oldest first. */
export function listForReview(ctx: Context, limit: number): Promise<RawMail[]> {
  return ctx.db
    .selectFrom('raw_mail')
    .select(columns)
    .where('state', 'in', ['review', 'quarantined'])
    .orderBy('sequence')
    .limit(limit)
    .execute()
}

const clipped = (text: string | null, length: number): string | null =>
  text === null ? null : text.replaceAll('\u0000', '').slice(0, length)
