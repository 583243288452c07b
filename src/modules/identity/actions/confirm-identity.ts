import { allow, forgetTries } from '../../../platform/attempts.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { verifyPassword } from '../../../platform/password-hash.ts'
import { Refusal } from '../../../refusal.ts'
import { findPasswordHash } from '../store/credentials.ts'
import { freshen } from './freshen.ts'
import type { OpenedSession } from './open-session.ts'
import { verifyCode } from './verify-code.ts'

/** Who found an open session may not use it to guess the password. */
const ALLOWANCE = { tries: 10, minutes: 15 }

export type Confirmation = {
  readonly personId: string
  readonly sessionId: string
  readonly password: string
  readonly code: string
}

/**
 * Confirms with password and code that it is still the same person, before the account is changed (R58). The code
 * is spent; what of the two was wrong is not said.
 *
 * @returns the session under its new token.
 * @throws {Refusal} `identity.step_up_refused`, `http.too_many_requests`, `identity.factor_locked`.
 */
export async function confirmIdentity(
  ctx: Context<Db>,
  { personId, sessionId, password, code }: Confirmation,
): Promise<OpenedSession> {
  const counter = `step_up:${personId}`
  await allow(ctx, counter, ALLOWANCE)
  if (!(await verifyPassword(await findPasswordHash(ctx, personId), password)))
    throw new Refusal('identity.step_up_refused')
  await verifyCode(ctx, personId, code).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'identity.code_wrong'
      ? new Refusal('identity.step_up_refused')
      : error
  })
  await forgetTries(ctx, counter)
  return inTransaction(ctx, (tx) => freshen(tx, { sessionId, personId, method: 'password' }))
}
