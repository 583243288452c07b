import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import { checkPasskey, type PasskeyAnswer } from './check-passkey.ts'
import { freshen } from './freshen.ts'
import type { OpenedSession } from './open-session.ts'

/**
 * Confirms with one of the person's own passkeys that it is still them, before the account is changed (R58).
 *
 * @returns the session under its new token.
 * @returns the session's new token.
 * @throws {Refusal} `identity.passkey_refused`, also when the passkey is good but somebody else's.
 */
export async function confirmWithPasskey(
  ctx: Context<Db>,
  session: { readonly sessionId: string; readonly personId: string },
  answer: PasskeyAnswer,
): Promise<OpenedSession> {
  const { personId } = await checkPasskey(ctx, 'step_up', answer)
  if (personId !== session.personId) throw new Refusal('identity.passkey_refused')
  return inTransaction(ctx, (tx) => freshen(tx, { ...session, method: 'passkey' }))
}
