import { record } from '../../audit/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { matchingStep } from '../../../platform/one-time-code.ts'
import { seal } from '../../../platform/seal.ts'
import { Refusal } from '../../../refusal.ts'
import { parseCode } from '../rules/totp.ts'
import { lockPerson } from '../store/account.ts'
import { deleteSessionsOf } from '../store/sessions.ts'
import { saveTotp } from '../store/totp.ts'
import { actingAs } from './acting-as.ts'
import { completeSignIn, type Browser, type SignedIn } from './complete-sign-in.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'
import { readEnrolment, type Enroller } from './read-enrolment.ts'

/**
 * Confirms a new authenticator application by its first code. The person is signed in fully under a new token,
 * every other session ends, and ten new recovery codes take the place of all earlier ones (E56).
 *
 * @returns the sign-in and the codes, which nobody can show again.
 * @throws {Refusal} `identity.code_wrong`, `identity.enrolment_refused`.
 */
export function confirmEnrolment(
  ctx: Context<Db>,
  enroller: Enroller,
  typed: string,
  browser: Browser,
): Promise<SignedIn & { codes: readonly string[] }> {
  const { person } = enroller
  return inTransaction(ctx, async (tx) => {
    const own = actingAs(tx, person)
    await lockPerson(own, person.id)
    const { secret, replaces } = await readEnrolment(own, enroller)
    const step = matchingStep(secret, parseCode(typed), Math.floor(ctx.now.epochMilliseconds / 1000))
    if (step === null) throw new Refusal('identity.code_wrong')

    await saveTotp(own, person.id, seal(ctx.services.config.secretKey, person.id, secret), step)
    const codes = await makeRecoveryCodes(own, person.id)
    await deleteSessionsOf(own, person.id)
    await record(own, {
      type: 'identity.security_changed',
      subject: { kind: 'person', id: person.id },
      data: { what: 'totp_enrolled', replaces },
    })
    return { ...(await completeSignIn(own, { person, browser, endedSessionId: null, method: 'totp' })), codes }
  })
}
