import { inTransaction, type Context } from '../../../platform/context.ts'
import { formErrors } from '../../../platform/forms.ts'
import type { Locale } from '../../../platform/i18n.ts'
import { record } from '../../audit/index.ts'
import { parsePhone } from '../rules/phone.ts'
import { parsePersonName } from '../rules/profile.ts'
import { lockPerson, setProfile } from '../store/account.ts'
import { findPerson } from '../store/persons.ts'

export type TypedProfile = { readonly name: string; readonly phone: string; readonly locale: Locale }

/**
 * Saves a person's name, phone number, and the language of pages and mails. An empty number stays empty for those
 * who never gave one, such as a shared mailbox.
 *
 * @throws {Refusal} `form.invalid` naming every field that cannot be kept.
 */
export async function saveProfile(ctx: Context, personId: string, typed: TypedProfile): Promise<void> {
  const errors = formErrors()
  const name = errors.parse('name', () => parsePersonName(typed.name)) ?? ''
  const phone = errors.parse('phone', () => (typed.phone.trim() === '' ? '' : parsePhone(typed.phone))) ?? ''
  errors.refuseIfAny()

  await inTransaction(ctx, async (tx) => {
    await lockPerson(tx, personId)
    const before = await findPerson(tx, personId)
    const after = { name, phone, locale: typed.locale }
    const changed = (['name', 'phone', 'locale'] as const).filter((field) => before?.[field] !== after[field])
    if (changed.length === 0) return
    await setProfile(tx, personId, after)
    await record(tx, { type: 'identity.profile_changed', subject: { kind: 'person', id: personId }, data: { changed } })
  })
}
