import { inTransaction, type Context } from '../../../platform/context.ts'
import { formErrors } from '../../../platform/forms.ts'
import { hashPassword } from '../../../platform/password-hash.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { checkPassword } from '../rules/password.ts'
import { savePasswordHash } from '../store/credentials.ts'
import { endLinks } from '../store/mail-links.ts'
import { findPerson } from '../store/persons.ts'
import { deleteOtherSessions } from '../store/session-list.ts'
import type { OpenedSession } from './open-session.ts'
import { renewSessionToken } from './renew-session-token.ts'

export type NewPassword = { readonly personId: string; readonly sessionId: string; readonly password: string }

/**
 * Sets another password. Every other session of the person ends with it, and so do links for a new password;
 * the session that asks goes on under a new token (rows 35 and 45).
 *
 * @returns that session.
 * @throws {Refusal} `form.invalid` with what is wrong with the password.
 */
export async function changePassword(
  ctx: Context,
  { personId, sessionId, password }: NewPassword,
): Promise<OpenedSession> {
  const person = await findPerson(ctx, personId)
  if (person === null) throw new Refusal('http.not_found')
  const errors = formErrors()
  errors.parse('password', () => checkPassword(password, person))
  errors.refuseIfAny()
  const hash = await hashPassword(password)

  return inTransaction(ctx, async (tx) => {
    await savePasswordHash(tx, personId, hash)
    await deleteOtherSessions(tx, personId, sessionId)
    await endLinks(tx, personId, 'reset_password')
    await record(tx, { type: 'identity.password_changed', subject: { kind: 'person', id: personId } })
    return renewSessionToken(tx, sessionId)
  })
}
