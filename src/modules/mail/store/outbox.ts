import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Locale } from '../../../platform/i18n.ts'
import { newId } from '../../../platform/id.ts'
import type { Json } from '../../../platform/schema.ts'

export type MailState = 'queued' | 'sent' | 'kept' | 'refused'

/** One mail to one recipient, as it stands in the outbox. */
export type OutboundMail = {
  readonly id: string
  readonly kind: string
  readonly ticketId: string | null
  readonly personId: string | null
  readonly toAddress: string
  readonly toName: string
  readonly locale: Locale
  readonly fromName: string
  readonly replyTo: string | null
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  readonly messageId: string
  readonly threadKey: string
  readonly state: MailState
  readonly attempts: number
  readonly lastError: string | null
  readonly sentAt: Temporal.Instant | null
  readonly createdAt: Temporal.Instant
}

export type NewMail = Omit<OutboundMail, 'id' | 'attempts' | 'sentAt' | 'createdAt'> & { readonly onceKey: string }

const columns = [
  'id',
  'kind',
  'ticket_id as ticketId',
  'person_id as personId',
  'to_address as toAddress',
  'to_name as toName',
  'locale',
  'from_name as fromName',
  'reply_to as replyTo',
  'subject',
  'text',
  'html',
  'headers',
  'message_id as messageId',
  'thread_key as threadKey',
  'state',
  'attempts',
  'last_error as lastError',
  'sent_at as sentAt',
  'created_at as createdAt',
] as const

/** Writes a mail into the outbox once and wakes the sender at commit. @returns `null` when it was there already. */
export async function insertMail(tx: Context<Tx>, mail: NewMail): Promise<string | null> {
  const now = tx.now.toString()
  const inserted = tx.db
    .insertInto('outbound_mail')
    .values({
      id: newId(),
      once_key: mail.onceKey,
      kind: mail.kind,
      ticket_id: mail.ticketId,
      person_id: mail.personId,
      to_address: mail.toAddress,
      to_name: mail.toName,
      locale: mail.locale,
      from_name: mail.fromName,
      reply_to: mail.replyTo,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: JSON.stringify(mail.headers),
      message_id: mail.messageId,
      thread_key: mail.threadKey,
      state: mail.state,
      last_error: mail.lastError,
      next_attempt_at: now,
      sent_at: mail.state === 'kept' ? now : null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .returning('id')
  const { rows } = await sql<{ id: string }>`
    with inserted as (${inserted}) select id, pg_notify('portal_mail', '') from inserted`.execute(tx.db)
  return rows[0]?.id ?? null
}

/** Message-ID of the mail that this recipient got last about a ticket. */
export async function lastMessageId(ctx: Context, ticketId: string, threadKey: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('outbound_mail')
    .select('message_id as messageId')
    .where('ticket_id', '=', ticketId)
    .where('thread_key', '=', threadKey)
    .where('state', '<>', 'refused')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.messageId ?? null
}

/**
 * Takes the next mail that is due and holds it until the transaction ends; a killed process lets go of it at once.
 *
 * Passed over are mails held by others, mails behind an earlier one of their thread, and mails whose host is left alone.
 * The transaction may then be idle for two minutes: a mail server may be slower than the pool allows others to be.
 */
export async function takeNextMail(tx: Context<Tx>): Promise<OutboundMail | null> {
  const now = sql<never>`${tx.now.toString()}::timestamptz`
  const row = await tx.db
    .selectFrom('outbound_mail as mail')
    .select(columns)
    .select(sql`set_config('idle_in_transaction_session_timeout', '2min', true)`.as('patience'))
    .where('state', '=', 'queued')
    .where('next_attempt_at', '<=', now)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbound_mail as earlier')
            .select('earlier.id')
            .whereRef('earlier.thread_key', '=', 'mail.thread_key')
            .whereRef('earlier.sequence', '<', 'mail.sequence')
            .where('earlier.state', '=', 'queued'),
        ),
      ),
    )
    .where(
      sql<boolean>`not exists (select from mail_pause where paused_until > ${now} and host in ('*', lower(split_part(mail.to_address, '@', 2))))`,
    )
    .orderBy('next_attempt_at')
    .orderBy('sequence')
    .limit(1)
    .forUpdate('mail')
    .skipLocked()
    .executeTakeFirst()
  if (row === undefined) return null
  const { patience: _patience, ...mail } = row
  return { ...mail, headers: headersFrom(mail.headers) }
}

export async function markSent(tx: Context<Tx>, id: string, forget: boolean): Promise<void> {
  await tx.db
    .updateTable('outbound_mail')
    .set((eb) => ({
      state: 'sent',
      attempts: eb('attempts', '+', 1),
      sent_at: tx.now.toString(),
      last_error: null,
      ...(forget ? { text: '', html: '' } : {}),
    }))
    .where('id', '=', id)
    .execute()
}

export async function markRefused(tx: Context<Tx>, id: string, answer: string, forget: boolean): Promise<void> {
  await tx.db
    .updateTable('outbound_mail')
    .set((eb) => ({
      state: 'refused',
      attempts: eb('attempts', '+', 1),
      last_error: answer,
      ...(forget ? { text: '', html: '' } : {}),
    }))
    .where('id', '=', id)
    .execute()
}

export async function postpone(tx: Context<Tx>, id: string, until: Temporal.Instant, answer: string): Promise<void> {
  await tx.db
    .updateTable('outbound_mail')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), next_attempt_at: until.toString(), last_error: answer }))
    .where('id', '=', id)
    .execute()
}

/** When a mail of a kind was written last. */
export async function lastMailOf(ctx: Context, kind: string): Promise<Temporal.Instant | null> {
  const row = await ctx.db
    .selectFrom('outbound_mail')
    .select('created_at as createdAt')
    .where('kind', '=', kind)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.createdAt ?? null
}

/** The newest mails, for the local mailbox. */
export async function listMails(
  ctx: Context,
  wish: { readonly recipient: string | null; readonly limit: number },
): Promise<OutboundMail[]> {
  const rows = await ctx.db
    .selectFrom('outbound_mail')
    .select(columns)
    .$if(wish.recipient !== null, (query) =>
      query.where(sql<string>`lower(to_address)`, '=', (wish.recipient ?? '').toLowerCase()),
    )
    .orderBy('created_at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(wish.limit)
    .execute()
  return rows.map((row) => ({ ...row, headers: headersFrom(row.headers) }))
}

/** The addresses that the local mailbox can be narrowed to. */
export async function listMailRecipients(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('outbound_mail')
    .select('to_address as address')
    .distinct()
    .orderBy('to_address')
    .limit(500)
    .execute()
  return rows.map(({ address }) => address)
}

export async function findMail(ctx: Context, id: string): Promise<OutboundMail | null> {
  const row = await ctx.db.selectFrom('outbound_mail').select(columns).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : { ...row, headers: headersFrom(row.headers) }
}

function headersFrom(stored: Json): Record<string, string> {
  if (stored === null || typeof stored !== 'object' || Array.isArray(stored)) return {}
  return Object.fromEntries(
    Object.entries(stored).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
