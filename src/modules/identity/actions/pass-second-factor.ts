import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { completeSignIn, type Browser, type SignedIn } from './complete-sign-in.ts'
import { verifyCode } from './verify-code.ts'

/** The session that has passed the first factor, and whose it is. */
export type HalfSession = {
  readonly sessionId: string
  readonly person: { readonly id: string; readonly kind: 'customer' | 'staff' }
}

/**
 * Passes the second factor with a code of the authenticator application; the session goes on under a new token.
 *
 * @throws {Refusal} `identity.code_wrong`, `http.too_many_requests`, `identity.factor_locked`.
 */
export async function passSecondFactor(
  ctx: Context<Db>,
  { sessionId, person }: HalfSession,
  code: string,
  browser: Browser,
): Promise<SignedIn> {
  await verifyCode(ctx, person.id, code)
  return inTransaction(ctx, (tx) => completeSignIn(tx, { person, browser, endedSessionId: sessionId, method: 'totp' }))
}
