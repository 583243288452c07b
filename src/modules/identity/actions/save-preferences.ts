import { inTransaction, type Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import type { Preferences } from '../rules/preferences.ts'
import { findPreferencesForUpdate, setPreferences } from '../store/preferences.ts'

/** Sets how the portal looks and behaves for this person; what is not named stays as it was. */
export async function savePreferences(
  ctx: Context,
  personId: string,
  wanted: Omit<Preferences, 'collapsed'>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await findPreferencesForUpdate(tx, personId)
    await setPreferences(tx, personId, { ...before, ...wanted })
    await record(tx, {
      type: 'identity.preferences_changed',
      subject: { kind: 'person', id: personId },
      data: { changed: Object.keys(wanted) },
    })
  })
}
