import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Preferences } from '../rules/preferences.ts'

/** The preferences of a person, locked, so that two tabs do not undo each other's change. */
export async function findPreferencesForUpdate(tx: Context<Tx>, personId: string): Promise<Preferences> {
  const { preferences } = await tx.db
    .selectFrom('person')
    .select('preferences')
    .where('id', '=', personId)
    .forUpdate()
    .$narrowType<{ preferences: Preferences }>()
    .executeTakeFirstOrThrow()
  return preferences
}

export async function setPreferences(tx: Context<Tx>, personId: string, preferences: Preferences): Promise<void> {
  await tx.db
    .updateTable('person')
    .set({ preferences: JSON.stringify(preferences) })
    .where('id', '=', personId)
    .execute()
}
