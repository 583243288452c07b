import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import type { Json } from '../../../platform/schema.ts'

export type LinkPurpose = 'activate' | 'reset_password' | 'confirm_email' | 'revert_email' | 'revoke_grant'

export type MailLink = {
  readonly personId: string
  readonly payload: Json
  /** Hash of the browser that asked for the link, where one did. */
  readonly browserHash: Buffer | null
  readonly expiresAt: Temporal.Instant
  readonly usedAt: Temporal.Instant | null
}

export type NewMailLink = {
  readonly personId: string
  readonly purpose: LinkPurpose
  readonly tokenHash: Buffer
  readonly browserHash: Buffer | null
  readonly payload: Json
  readonly expiresAt: Temporal.Instant
}

const columns = [
  'person_id as personId',
  'payload',
  'browser_hash as browserHash',
  'expires_at as expiresAt',
  'used_at as usedAt',
] as const

export async function insertMailLink(ctx: Context, link: NewMailLink): Promise<void> {
  await ctx.db
    .insertInto('mail_link')
    .values({
      id: newId(),
      person_id: link.personId,
      purpose: link.purpose,
      token_hash: link.tokenHash,
      browser_hash: link.browserHash,
      payload: JSON.stringify(link.payload),
      expires_at: link.expiresAt.toString(),
      created_at: ctx.now.toString(),
    })
    .execute()
}

/** A link by the hash of its token, also when it was used or has run out. */
export async function findLink(ctx: Context, tokenHash: Buffer, purpose: LinkPurpose): Promise<MailLink | null> {
  const row = await ctx.db
    .selectFrom('mail_link')
    .select(columns)
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .executeTakeFirst()
  return row ?? null
}

/** Uses a link, once. @returns null when it is unknown, used or has run out. */
export async function consumeLink(ctx: Context, tokenHash: Buffer, purpose: LinkPurpose): Promise<MailLink | null> {
  const row = await ctx.db
    .updateTable('mail_link')
    .set({ used_at: ctx.now.toString() })
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<never>`${ctx.now.toString()}::timestamptz`)
    .returning(columns)
    .executeTakeFirst()
  return row ?? null
}

/** Links of one purpose that a person was sent before are worth nothing from now on. */
export async function endLinks(ctx: Context, personId: string, purpose: LinkPurpose): Promise<void> {
  await ctx.db
    .updateTable('mail_link')
    .set({ expires_at: ctx.now.toString() })
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute()
}

/** Whether a link that this browser asked for was opened and used somewhere. */
export async function wasLinkOfBrowserUsed(ctx: Context, browserHash: Buffer): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('mail_link')
    .select('id')
    .where('browser_hash', '=', browserHash)
    .where('used_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
