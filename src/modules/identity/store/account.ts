import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Locale } from '../../../platform/i18n.ts'

export type Profile = { readonly name: string; readonly phone: string; readonly locale: Locale }

/** Holds a person's row until the transaction ends, so that two changes of the same account follow each other. */
export async function lockPerson(tx: Context<Tx>, personId: string): Promise<void> {
  await tx.db.selectFrom('person').select('id').where('id', '=', personId).forUpdate().executeTakeFirstOrThrow()
}

export async function setProfile(ctx: Context, personId: string, { name, phone, locale }: Profile): Promise<void> {
  await ctx.db.updateTable('person').set({ name, phone, locale }).where('id', '=', personId).execute()
}

/**
 * Gives a person an address that has just proven to be theirs. A registration that never proved it gives way.
 *
 * @returns false when the address belongs to another account.
 */
export async function setEmail(
  tx: Context<Tx>,
  personId: string,
  { email, key }: { email: string; key: string },
): Promise<boolean> {
  await tx.db
    .updateTable('person')
    .set({ email_key: sql<string>`'released ' || id`, state: 'deactivated' })
    .where('email_key', '=', key)
    .where('state', '=', 'registered')
    .where('id', '!=', personId)
    .execute()
  const taken = await tx.db
    .selectFrom('person')
    .select('id')
    .where('email_key', '=', key)
    .where('id', '!=', personId)
    .executeTakeFirst()
  if (taken !== undefined) return false
  await tx.db.updateTable('person').set({ email, email_key: key }).where('id', '=', personId).execute()
  return true
}
