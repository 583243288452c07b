import { record } from '../../audit/index.ts'
import { forgetTries } from '../../../platform/attempts.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { formErrors } from '../../../platform/forms.ts'
import { sha256 } from '../../../platform/hash.ts'
import { hashPassword } from '../../../platform/password-hash.ts'
import { Refusal } from '../../../refusal.ts'
import { emailKey } from '../rules/email.ts'
import { checkPassword } from '../rules/password.ts'
import { savePasswordHash } from '../store/credentials.ts'
import { endLinks } from '../store/mail-links.ts'
import { findPerson, type Person } from '../store/persons.ts'
import { deleteSessionsOf } from '../store/sessions.ts'
import { actingAs } from './acting-as.ts'
import { consumeMailLink } from './consume-mail-link.ts'
import { readMailLink } from './read-mail-link.ts'

/**
 * Sets a new password by a mailed link. Every session ends and nobody is signed in: the second factor still stands
 * between the new password and the account (ASVS 6.4.3).
 *
 * @throws {Refusal} `identity.link_used`, `identity.link_expired`, `form.invalid` for a weak password, which leaves the link alone.
 */
export async function resetPassword(ctx: Context<Db>, token: string, password: string): Promise<void> {
  const person = await personOfLink(ctx, token)
  const errors = formErrors()
  errors.parse('password', () => checkPassword(password, person))
  errors.refuseIfAny()
  const hash = await hashPassword(password)

  await inTransaction(ctx, async (tx) => {
    const own = actingAs(tx, person)
    await consumeMailLink(own, token, 'reset_password')
    await endLinks(own, person.id, 'reset_password')
    await savePasswordHash(own, person.id, hash)
    await deleteSessionsOf(own, person.id)
    await record(own, {
      type: 'identity.password_changed',
      subject: { kind: 'person', id: person.id },
      data: { by: 'reset' },
    })
  })
  await forgetTries(ctx, `sign_in:${sha256(emailKey(person.email))}`)
}

async function personOfLink(ctx: Context, token: string): Promise<Person> {
  const { state, personId } = await readMailLink(ctx, token, 'reset_password')
  if (state === 'used') throw new Refusal('identity.link_used')
  const person = personId === null ? null : await findPerson(ctx, personId)
  if (state !== 'good' || person?.state !== 'active') throw new Refusal('identity.link_expired')
  return person
}
