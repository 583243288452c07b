import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { formErrors } from '../../../platform/forms.ts'
import { Refusal } from '../../../refusal.ts'
import { checkPassword } from '../rules/password.ts'
import { checkRepeated, parseNewEmail } from '../rules/profile.ts'
import { findPerson } from '../store/persons.ts'
import { changePassword } from './change-password.ts'
import type { OpenedSession } from './open-session.ts'
import { requestEmailChange } from './request-email-change.ts'

export type TypedCredentials = {
  readonly personId: string
  readonly sessionId: string
  /** Empty: the address stays. */
  readonly email: string
  /** Empty: the password stays. */
  readonly password: string
  readonly repeated: string
}

/**
 * The form "Zmień e-mail/hasło": what is filled in is changed, the rest stays (R57, R59). Nothing is changed while
 * anything in it is wrong.
 *
 * @returns the session under its new token when the password was changed, and whether the new address was asked.
 * @throws {Refusal} `form.invalid` naming the fields, `identity.account_unchanged`, `http.too_many_requests`.
 */
export async function changeCredentials(
  ctx: Context<Db>,
  typed: TypedCredentials,
): Promise<{ session: OpenedSession | null; emailAsked: boolean }> {
  const { personId, sessionId, email, password, repeated } = typed
  const [asksEmail, asksPassword] = [email.trim() !== '', password !== '' || repeated !== '']
  if (!asksEmail && !asksPassword) throw new Refusal('identity.account_unchanged')
  await checkTyped(ctx, typed, asksEmail, asksPassword)

  if (asksEmail) await requestEmailChange(ctx, personId, email)
  const session = asksPassword ? await changePassword(ctx, { personId, sessionId, password }) : null
  return { session, emailAsked: asksEmail }
}

async function checkTyped(
  ctx: Context,
  { personId, email, password, repeated }: TypedCredentials,
  asksEmail: boolean,
  asksPassword: boolean,
): Promise<void> {
  const person = await findPerson(ctx, personId)
  if (person === null) throw new Refusal('http.not_found')
  const errors = formErrors()
  if (asksEmail) errors.parse('email', () => parseNewEmail(email, person.email))
  if (asksPassword) errors.parse('password', () => checkPassword(password, person))
  if (asksPassword) errors.parse('repeated', () => checkRepeated(password, repeated))
  errors.refuseIfAny()
}
