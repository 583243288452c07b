import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'

export type Passkey = {
  readonly id: string
  readonly name: string
  readonly createdAt: Temporal.Instant
  readonly lastUsedAt: Temporal.Instant | null
}

/** What is needed to check an answer of the authenticator. */
export type Credential = {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly credentialId: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
}

export type ChallengePurpose = 'enrol' | 'sign_in' | 'step_up'
export type NewChallenge = {
  readonly personId: string | null
  readonly challenge: string
  readonly purpose: ChallengePurpose
  readonly minutes: number
}
export type NewPasskey = Omit<Credential, 'id'>

/** Keeps a challenge and forgets those that can no longer be answered. */
export async function insertChallenge(
  ctx: Context,
  { personId, challenge, purpose, minutes }: NewChallenge,
): Promise<string> {
  const id = newId()
  await ctx.db
    .deleteFrom('passkey_challenge')
    .where('expires_at', '<=', sql<never>`${ctx.now.toString()}::timestamptz`)
    .execute()
  await ctx.db
    .insertInto('passkey_challenge')
    .values({ id, person_id: personId, challenge, purpose, expires_at: ctx.now.add({ minutes }).toString() })
    .execute()
  return id
}

/** Takes a challenge out: it can be answered once, within its time and for the purpose it was made for. */
export async function takeChallenge(
  ctx: Context,
  id: string,
  purpose: ChallengePurpose,
): Promise<{ challenge: string; personId: string | null } | null> {
  const taken = await ctx.db
    .deleteFrom('passkey_challenge')
    .where('id', '=', id)
    .returning(['challenge', 'person_id as personId', 'purpose', 'expires_at as expiresAt'])
    .executeTakeFirst()
  if (taken === undefined || taken.purpose !== purpose) return null
  return taken.expiresAt.epochMilliseconds > ctx.now.epochMilliseconds ? taken : null
}

/** A person's passkeys, oldest first. */
export async function listPasskeys(ctx: Context, personId: string): Promise<Passkey[]> {
  return ctx.db
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** What tells an authenticator that it already holds, or may use, a key of this person. */
export async function listCredentialIds(
  ctx: Context,
  personId: string,
): Promise<{ id: string; transports: string[] }[]> {
  return ctx.db
    .selectFrom('passkey')
    .select(['credential_id as id', 'transports'])
    .where('person_id', '=', personId)
    .execute()
}

/** The passkey of an active person, locked, so that one answer is counted once. */
export async function findCredentialForUpdate(ctx: Context, credentialId: string): Promise<Credential | null> {
  const found = await ctx.db
    .selectFrom('passkey')
    .innerJoin('person', 'person.id', 'passkey.person_id')
    .select([
      'passkey.id',
      'passkey.person_id as personId',
      'passkey.name',
      'credential_id as credentialId',
      'public_key as publicKey',
      'counter',
      'transports',
    ])
    .where('credential_id', '=', credentialId)
    .where('person.state', '=', 'active')
    .forUpdate('passkey')
    .executeTakeFirst()
  return found ?? null
}

export async function insertPasskey(ctx: Context, passkey: NewPasskey): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('passkey')
    .values({
      id,
      person_id: passkey.personId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: [...passkey.transports],
      name: passkey.name,
      created_at: ctx.now.toString(),
    })
    .execute()
  return id
}

export async function isCredentialKnown(ctx: Context, credentialId: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('passkey')
    .select('id')
    .where('credential_id', '=', credentialId)
    .executeTakeFirst()
  return found !== undefined
}

export async function markPasskeyUsed(ctx: Context, id: string, counter: number): Promise<void> {
  await ctx.db.updateTable('passkey').set({ counter, last_used_at: ctx.now.toString() }).where('id', '=', id).execute()
}

/** @returns whether the person has such a passkey. */
export async function setPasskeyName(ctx: Context, personId: string, id: string, name: string): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns whether the person had such a passkey. */
export async function deletePasskey(ctx: Context, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
