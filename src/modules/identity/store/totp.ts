import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'

export type Totp = {
  readonly secretSealed: Buffer
  readonly confirmedAt: Temporal.Instant
  readonly failures: number
  readonly coolUntil: Temporal.Instant | null
}

/** The confirmed authenticator application of a person. */
export async function findTotp(ctx: Context, personId: string): Promise<Totp | null> {
  const { rows } = await sql<Totp>`
    select secret_sealed as "secretSealed", confirmed_at as "confirmedAt", consecutive_failures as failures, cool_until as "coolUntil"
    from totp where person_id = ${personId} and confirmed_at is not null`.execute(ctx.db)
  return rows[0] ?? null
}

type Guard = { readonly runBeforeCoolOff: number; readonly most: number; readonly minutes: number }

/**
 * Counts a try as failed before it is looked at, unless the person has to wait or is locked. One statement under
 * the row's lock, so that tries at the same time cannot share a place (F11).
 *
 * @returns the sealed secret to check the code against, or null when no try is left now.
 */
export async function reserveTry(ctx: Context, personId: string, guard: Guard): Promise<Buffer | null> {
  const now = ctx.now.toString()
  const { rows } = await sql<{ secretSealed: Buffer }>`
    update totp set
      consecutive_failures = consecutive_failures + 1,
      cool_until = case when (consecutive_failures + 1) % ${guard.runBeforeCoolOff}::integer = 0 then ${ctx.now.add({ minutes: guard.minutes }).toString()} else cool_until end
    where person_id = ${personId} and confirmed_at is not null
      and consecutive_failures < ${guard.most} and (cool_until is null or cool_until <= ${now})
    returning secret_sealed as "secretSealed"`.execute(ctx.db)
  return rows[0]?.secretSealed ?? null
}

/** Spends the code of a time step, once, and forgets the failures. @returns false when it or a later one was spent already (F12). */
export async function spendStep(ctx: Context, personId: string, step: number): Promise<boolean> {
  const row = await ctx.db
    .updateTable('totp')
    .set({ last_used_step: step, consecutive_failures: 0, cool_until: null })
    .where('person_id', '=', personId)
    .where('last_used_step', '<', step)
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function forgetFailures(ctx: Context, personId: string): Promise<void> {
  await ctx.db
    .updateTable('totp')
    .set({ consecutive_failures: 0, cool_until: null })
    .where('person_id', '=', personId)
    .execute()
}

/** Puts a confirmed application in the place of the earlier one; the step that confirmed it is spent. */
export async function saveTotp(ctx: Context, personId: string, secretSealed: Buffer, step: number): Promise<void> {
  const totp = {
    secret_sealed: secretSealed,
    confirmed_at: ctx.now.toString(),
    last_used_step: step,
    consecutive_failures: 0,
    cool_until: null,
  }
  await ctx.db
    .insertInto('totp')
    .values({ person_id: personId, ...totp })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(totp))
    .execute()
}

/** Removes the second factor altogether: application, recovery codes and passkeys. */
export async function deleteFactors(ctx: Context, personId: string): Promise<void> {
  await ctx.db.deleteFrom('totp').where('person_id', '=', personId).execute()
  await ctx.db.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  await ctx.db.deleteFrom('passkey').where('person_id', '=', personId).execute()
}

/** The new codes take the place of all earlier ones. */
export async function replaceRecoveryCodes(ctx: Context, personId: string, hashes: readonly Buffer[]): Promise<void> {
  await ctx.db.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  await ctx.db
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ id: newId(), person_id: personId, code_hash: hash })))
    .execute()
}

/** Spends a recovery code of this person, once. */
export async function spendRecoveryCode(ctx: Context, personId: string, hash: Buffer): Promise<boolean> {
  const row = await ctx.db
    .updateTable('recovery_code')
    .set({ used_at: ctx.now.toString() })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function countRecoveryCodes(ctx: Context, personId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.left
}

/** Which of these codes are unspent codes of this person. */
export async function countMatchingCodes(ctx: Context, personId: string, hashes: readonly Buffer[]): Promise<number> {
  const row = await ctx.db
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('found'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('code_hash', 'in', [...hashes])
    .executeTakeFirstOrThrow()
  return row.found
}
