import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'

export type ApiToken = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly lastUsedAt: Temporal.Instant | null
}

export type NewToken = {
  readonly personId: string
  readonly hash: Buffer
  readonly name: string
  readonly scopes: readonly string[]
  readonly expiresAt: Temporal.Instant
}

/** The tokens of a person that still work, newest first. Never the token itself: only its hash is kept. */
export async function listTokens(ctx: Context, personId: string): Promise<ApiToken[]> {
  return ctx.db
    .selectFrom('api_token')
    .select([
      'id',
      'name',
      'scopes',
      'created_at as createdAt',
      'expires_at as expiresAt',
      'last_used_at as lastUsedAt',
    ])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<never>`${ctx.now.toString()}::timestamptz`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function insertToken(
  ctx: Context,
  { personId, hash, name, scopes, expiresAt }: NewToken,
): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('api_token')
    .values({
      id,
      person_id: personId,
      token_hash: hash,
      name,
      scopes: [...scopes],
      created_at: ctx.now.toString(),
      expires_at: expiresAt.toString(),
    })
    .execute()
  return id
}

/** @returns whether the person had such a token that was still working. */
export async function revokeTokenOf(ctx: Context, personId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('api_token')
    .set({ revoked_at: ctx.now.toString() })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function revokeAllTokensOf(ctx: Context, personId: string): Promise<void> {
  await ctx.db
    .updateTable('api_token')
    .set({ revoked_at: ctx.now.toString() })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function touchToken(ctx: Context, id: string): Promise<void> {
  await ctx.db.updateTable('api_token').set({ last_used_at: ctx.now.toString() }).where('id', '=', id).execute()
}
