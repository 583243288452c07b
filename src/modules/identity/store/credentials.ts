import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { PersonState } from './persons.ts'

const hasFactor = sql<boolean>`(exists (select from totp where totp.person_id = person.id and confirmed_at is not null)
  or exists (select from passkey where passkey.person_id = person.id))`

/** What a sign-in with an address needs to know. */
export type Credentials = {
  readonly personId: string
  readonly kind: 'customer' | 'staff'
  readonly state: PersonState
  readonly passwordHash: string | null
  /** The person has signed in with this browser before. */
  readonly knownDevice: boolean
  readonly hasFactor: boolean
}

/** Credentials by folded address; one question, whether the address is known or not. */
export async function findCredentials(ctx: Context, emailKey: string, deviceHash: Buffer): Promise<Credentials | null> {
  const { rows } = await sql<Credentials>`
    select person.id as "personId", person.kind, person.state, password.hash as "passwordHash",
           exists (select from known_device where person_id = person.id and device_hash = ${deviceHash}) as "knownDevice",
           ${hasFactor} as "hasFactor"
    from person left join password on password.person_id = person.id
    where person.email_key = ${emailKey}`.execute(ctx.db)
  return rows[0] ?? null
}

/** Whether a person has confirmed an authenticator application or keeps a passkey. */
export async function hasSecondFactor(ctx: Context, personId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('person')
    .select(hasFactor.as('has'))
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.has ?? false
}

/** The hash of a person's password; null when none was set yet. */
export async function findPasswordHash(ctx: Context, personId: string): Promise<string | null> {
  const row = await ctx.db.selectFrom('password').select('hash').where('person_id', '=', personId).executeTakeFirst()
  return row?.hash ?? null
}

export async function savePasswordHash(ctx: Context, personId: string, hash: string): Promise<void> {
  const changed = { hash, changed_at: ctx.now.toString() }
  await ctx.db
    .insertInto('password')
    .values({ person_id: personId, ...changed })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(changed))
    .execute()
}

/** @returns true when this browser is new to a person who has signed in with another one before. */
export async function rememberDevice(ctx: Context, personId: string, deviceHash: Buffer): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    with earlier as (select count(*) as devices from known_device where person_id = ${personId}),
         added as (
           insert into known_device (person_id, device_hash, first_seen_at) values (${personId}, ${deviceHash}, ${ctx.now.toString()})
           on conflict do nothing returning person_id)
    select earlier.devices > 0 and exists (select from added) as "isNew" from earlier`.execute(ctx.db)
  return rows[0]?.isNew ?? false
}
