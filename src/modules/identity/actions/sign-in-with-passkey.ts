import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import { findPerson } from '../store/persons.ts'
import { checkPasskey, type PasskeyAnswer } from './check-passkey.ts'
import { completeSignIn, type Browser, type SignedIn } from './complete-sign-in.ts'

/**
 * Signs in with a passkey alone: it is something the person has and it verified its user, so it stands for both
 * factors (decision 7).
 *
 * @param endedSessionId The session this browser had before, which ends with this.
 * @throws {Refusal} `identity.passkey_refused`.
 */
export async function signInWithPasskey(
  ctx: Context<Db>,
  answer: PasskeyAnswer,
  { browser, endedSessionId }: { browser: Browser; endedSessionId: string | null },
): Promise<SignedIn> {
  const { personId } = await checkPasskey(ctx, 'sign_in', answer)

  return inTransaction(ctx, async (tx) => {
    const person = await findPerson(tx, personId)
    if (person === null || person.state !== 'active') throw new Refusal('identity.passkey_refused')
    return completeSignIn(tx, { person, browser, endedSessionId, method: 'passkey' })
  })
}
