import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Preferences } from '../../../platform/http/types.ts'
import type { Locale } from '../../../platform/i18n.ts'
import { rights, type Rights } from './rights.ts'

/** A person as a session or token shows them, with what decides their rights, read in one question. */
export type SessionHolder = Rights & {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly preferences: Preferences
}

export type FoundSession = SessionHolder & {
  readonly sessionId: string
  readonly level: 'password' | 'full'
  readonly lastSeenAt: Temporal.Instant
  readonly freshUntil: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

export type FoundToken = SessionHolder & {
  readonly tokenId: string
  readonly scopes: readonly string[]
  readonly lastUsedAt: Temporal.Instant | null
}

const holder = sql`
  person.id as "personId", person.name, person.email, person.locale, person.preferences, ${rights}`

/** The unexpired session of an active person. */
export async function findSession(ctx: Context, tokenHash: Buffer): Promise<FoundSession | null> {
  const { rows } = await sql<FoundSession>`
    select session.id as "sessionId", session.level, session.last_seen_at as "lastSeenAt", session.fresh_until as "freshUntil",
      session.expires_at as "expiresAt", ${holder}
    from session join person on person.id = session.person_id
    where session.token_hash = ${tokenHash} and session.expires_at > ${ctx.now.toString()} and person.state = 'active'`.execute(
    ctx.db,
  )
  return rows[0] ?? null
}

/** The unexpired, unrevoked token of an active person. */
export async function findToken(ctx: Context, tokenHash: Buffer): Promise<FoundToken | null> {
  const { rows } = await sql<FoundToken>`
    select api_token.id as "tokenId", api_token.scopes, api_token.last_used_at as "lastUsedAt", ${holder}
    from api_token join person on person.id = api_token.person_id
    where api_token.token_hash = ${tokenHash} and api_token.revoked_at is null
      and api_token.expires_at > ${ctx.now.toString()} and person.state = 'active'`.execute(ctx.db)
  return rows[0] ?? null
}

export async function touchSession(ctx: Context, sessionId: string): Promise<void> {
  await ctx.db.updateTable('session').set({ last_seen_at: ctx.now.toString() }).where('id', '=', sessionId).execute()
}

export async function deleteSession(ctx: Context, sessionId: string): Promise<void> {
  await ctx.db.deleteFrom('session').where('id', '=', sessionId).execute()
}

export type NewSession = {
  readonly id: string
  readonly tokenHash: Buffer
  readonly personId: string
  readonly level: 'password' | 'full'
  readonly expiresAt: Temporal.Instant
  readonly freshUntil: Temporal.Instant
  /** The second factor was shown to be lost: a new application may be enrolled. */
  readonly mayEnrol: boolean
  readonly userAgent: string
}

export async function insertSession(ctx: Context, session: NewSession): Promise<void> {
  await ctx.db
    .insertInto('session')
    .values({
      id: session.id,
      token_hash: session.tokenHash,
      person_id: session.personId,
      level: session.level,
      created_at: ctx.now.toString(),
      last_seen_at: ctx.now.toString(),
      expires_at: session.expiresAt.toString(),
      fresh_until: session.freshUntil.toString(),
      may_enrol: session.mayEnrol,
      ip: ctx.ip,
      user_agent: session.userAgent.slice(0, 300),
    })
    .execute()
}

/** Ends every session of a person. */
export async function deleteSessionsOf(ctx: Context, personId: string): Promise<void> {
  await ctx.db.deleteFrom('session').where('person_id', '=', personId).execute()
}

export async function maySessionEnrol(ctx: Context, sessionId: string): Promise<boolean> {
  const row = await ctx.db.selectFrom('session').select('may_enrol').where('id', '=', sessionId).executeTakeFirst()
  return row?.may_enrol ?? false
}
