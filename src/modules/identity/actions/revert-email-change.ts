import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { emailKey } from '../rules/email.ts'
import { lockPerson, setEmail } from '../store/account.ts'
import { findEmailChange, markEmailsReverted } from '../store/email-changes.ts'
import { endLinks } from '../store/mail-links.ts'
import { findPerson } from '../store/persons.ts'
import { deleteSessionsOf } from '../store/sessions.ts'
import { revokeAllTokensOf } from '../store/tokens.ts'
import { actingAs } from './acting-as.ts'
import { changeIdOf } from './change-id-of.ts'
import { consumeMailLink } from './consume-mail-link.ts'

/**
 * Gives the account back to its old address, on a link that only this address got (E58, 72 h). Somebody else may
 * have made the change, so every session, token and open link of the account ends with it.
 *
 * @returns the address that counts again.
 * @throws {Refusal} `identity.link_used`, `identity.link_expired`, `identity.address_taken`.
 */
export async function revertEmailChange(ctx: Context, token: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const link = await consumeMailLink(tx, token, 'revert_email')
    await lockPerson(tx, link.personId)
    const person = await findPerson(tx, link.personId)
    const changeId = changeIdOf(link)
    const change = changeId === null ? null : await findEmailChange(tx, changeId)
    if (person?.state !== 'active' || change === null || change.personId !== person.id || change.revertedAt !== null)
      throw new Refusal('identity.link_expired')

    if (!(await setEmail(tx, person.id, { email: change.oldEmail, key: emailKey(change.oldEmail) })))
      throw new Refusal('identity.address_taken')
    await markEmailsReverted(tx, change)
    await deleteSessionsOf(tx, person.id)
    await revokeAllTokensOf(tx, person.id)
    for (const purpose of ['confirm_email', 'reset_password'] as const) await endLinks(tx, person.id, purpose)
    const data = { what: 'email_reverted', changeId: change.id }
    await record(actingAs(tx, person), {
      type: 'identity.security_changed',
      subject: { kind: 'person', id: person.id },
      data,
    })
    return change.oldEmail
  })
}
