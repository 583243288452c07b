import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'

export type EmailChange = {
  readonly id: string
  readonly personId: string
  readonly oldEmail: string
  readonly newEmail: string
  readonly requestedAt: Temporal.Instant
  readonly confirmedAt: Temporal.Instant | null
  readonly revertedAt: Temporal.Instant | null
}

const columns = [
  'id',
  'person_id as personId',
  'old_email as oldEmail',
  'new_email as newEmail',
  'requested_at as requestedAt',
  'confirmed_at as confirmedAt',
  'reverted_at as revertedAt',
] as const

export async function insertEmailChange(
  ctx: Context,
  { personId, oldEmail, newEmail }: Pick<EmailChange, 'personId' | 'oldEmail' | 'newEmail'>,
): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('email_change')
    .values({ id, person_id: personId, old_email: oldEmail, new_email: newEmail, requested_at: ctx.now.toString() })
    .execute()
  return id
}

/** A change of address by its id; null when there is none. */
export async function findEmailChange(ctx: Context, id: string): Promise<EmailChange | null> {
  return (await ctx.db.selectFrom('email_change').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

/** The change that waits for its confirmation, where there is one: the last that was asked for. */
export async function findOpenEmailChange(ctx: Context, personId: string): Promise<EmailChange | null> {
  const last = await ctx.db
    .selectFrom('email_change')
    .select(columns)
    .where('person_id', '=', personId)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last === undefined || last.confirmedAt !== null || last.revertedAt !== null ? null : last
}

export async function markEmailConfirmed(ctx: Context, id: string): Promise<void> {
  await ctx.db.updateTable('email_change').set({ confirmed_at: ctx.now.toString() }).where('id', '=', id).execute()
}

/** Takes back a change and every one asked for after it, confirmed or not. */
export async function markEmailsReverted(ctx: Context, change: EmailChange): Promise<void> {
  await ctx.db
    .updateTable('email_change')
    .set({ reverted_at: ctx.now.toString() })
    .where('person_id', '=', change.personId)
    .where('requested_at', '>=', change.requestedAt)
    .where('reverted_at', 'is', null)
    .execute()
}
