import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'

export type ListedSession = {
  readonly id: string
  readonly ip: string
  readonly userAgent: string
  readonly createdAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
}

/** The places where a person is signed in, the most recently used first. */
export async function listSessions(ctx: Context, personId: string, idleMinutes: number): Promise<ListedSession[]> {
  return ctx.db
    .selectFrom('session')
    .select(['id', 'ip', 'user_agent as userAgent', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
    .where('person_id', '=', personId)
    .where('level', '=', 'full')
    .where('expires_at', '>', sql<never>`${ctx.now.toString()}::timestamptz`)
    .where('last_seen_at', '>=', sql<never>`${ctx.now.subtract({ minutes: idleMinutes }).toString()}::timestamptz`)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** @returns whether the person had such a session. */
export async function deleteSessionOf(ctx: Context, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('session')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** @returns how many sessions beside `keptId` were ended. */
export async function deleteOtherSessions(ctx: Context, personId: string, keptId: string): Promise<number> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('id', '!=', keptId)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Notes that the person behind a session has just shown who they are. */
export async function freshenSession(ctx: Context, id: string, until: Temporal.Instant): Promise<void> {
  await ctx.db.updateTable('session').set({ fresh_until: until.toString() }).where('id', '=', id).execute()
}

/** Gives a session a new token: the one before it opens nothing from now on (row 45). @returns when the session expires. */
export async function setSessionToken(ctx: Context, id: string, hash: Buffer): Promise<Temporal.Instant> {
  const { expiresAt } = await ctx.db
    .updateTable('session')
    .set({ token_hash: hash })
    .where('id', '=', id)
    .returning('expires_at as expiresAt')
    .executeTakeFirstOrThrow()
  return expiresAt
}

/** When a session ends whatever its person does. */
export async function findSessionExpiry(ctx: Context, id: string): Promise<Temporal.Instant> {
  const { expiresAt } = await ctx.db
    .selectFrom('session')
    .select('expires_at as expiresAt')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return expiresAt
}
