import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { emailKey } from '../rules/email.ts'
import { lockPerson, setEmail } from '../store/account.ts'
import { findOpenEmailChange, markEmailConfirmed } from '../store/email-changes.ts'
import { endLinks } from '../store/mail-links.ts'
import { findPerson } from '../store/persons.ts'
import { actingAs } from './acting-as.ts'
import { changeIdOf } from './change-id-of.ts'
import { consumeMailLink } from './consume-mail-link.ts'

/**
 * Puts the new address in the place of the old one, because the new one has answered (E58). Links that were sent
 * to the old address are worth nothing from now on.
 *
 * @returns the address that counts now.
 * @throws {Refusal} `identity.link_used`, `identity.link_expired` (also when another change was asked for later),
 *   `identity.address_taken`.
 */
export async function confirmEmailChange(ctx: Context, token: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const link = await consumeMailLink(tx, token, 'confirm_email')
    await lockPerson(tx, link.personId)
    const person = await findPerson(tx, link.personId)
    const change = await findOpenEmailChange(tx, link.personId)
    if (person?.state !== 'active' || change === null || change.id !== changeIdOf(link))
      throw new Refusal('identity.link_expired')

    const address = { email: change.newEmail, key: emailKey(change.newEmail) }
    if (!(await setEmail(tx, person.id, address))) throw new Refusal('identity.address_taken')
    await markEmailConfirmed(tx, change.id)
    await endLinks(tx, person.id, 'reset_password')
    await record(actingAs(tx, person), {
      type: 'identity.email_changed',
      subject: { kind: 'person', id: person.id },
      data: { changeId: change.id },
    })
    return change.newEmail
  })
}
