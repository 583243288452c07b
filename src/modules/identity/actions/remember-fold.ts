import { inTransaction, type Context } from '../../../platform/context.ts'
import { foldList } from '../rules/preferences.ts'
import { findPreferencesForUpdate, setPreferences } from '../store/preferences.ts'

/**
 * Remembers that this person folded or unfolded a list (R68).
 * It leaves no audit event: it says nothing about the account, and happens a hundred times a day.
 */
export async function rememberFold(ctx: Context, personId: string, list: string, open: boolean): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await findPreferencesForUpdate(tx, personId)
    const after = foldList(before, list, open)
    if (after !== before) await setPreferences(tx, personId, after)
  })
}
