import { record } from '../../audit/index.ts'
import { inTransaction, staffRoles, type Context, type StaffRole } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import type { Locale } from '../../../platform/i18n.ts'
import { Refusal } from '../../../refusal.ts'
import { parseEmail } from '../rules/email.ts'
import { ACTIVATION_MINUTES } from '../rules/entry-link.ts'
import { requiredText } from '../rules/required-text.ts'
import { insertPerson, insertRole } from '../store/persons.ts'
import { issueMailLink } from './issue-mail-link.ts'

export type UserWish = {
  readonly email: string
  readonly name: string
  readonly kind: 'customer' | 'staff'
  readonly roles: readonly string[]
  readonly locale: Locale
}

/**
 * Makes an account by hand. Nobody gets a password: the person sets it through the link, which the operator
 * hands over and which lives for a day.
 *
 * @returns the address of the activation page.
 * @throws {Refusal} `identity.address_taken`, `identity.email_invalid`, `identity.email_letters`, `identity.name_missing`, `identity.role_unknown`.
 */
export function createUser(ctx: Context<Db>, wish: UserWish): Promise<{ personId: string; link: string }> {
  const { address, key } = parseEmail(wish.email)
  const name = requiredText(wish.name, 'identity.name_missing')
  const roles = wish.roles.map(readRole)

  return inTransaction(ctx, async (tx) => {
    const details = { company: '', phone: '', taxCountry: 'PL', taxId: '', locale: wish.locale }
    const personId = await insertPerson(tx, { kind: wish.kind, email: address, emailKey: key, name, ...details })
    if (personId === null) throw new Refusal('identity.address_taken', { email: address })
    for (const role of roles) await insertRole(tx, personId, role)
    await record(tx, {
      type: 'identity.user_created',
      subject: { kind: 'person', id: personId },
      data: { kind: wish.kind, roles },
    })
    const token = await issueMailLink(tx, { personId, purpose: 'activate', minutes: ACTIVATION_MINUTES })
    return { personId, link: `${ctx.services.config.publicUrl[wish.locale]}/aktywacja?t=${token}` }
  })
}

function readRole(typed: string): StaffRole {
  const role = staffRoles.find((each) => each === typed)
  if (role === undefined) throw new Refusal('identity.role_unknown', { role: typed, known: staffRoles.join(', ') })
  return role
}
