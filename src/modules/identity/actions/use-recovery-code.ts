import { record } from '../../audit/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { tokenHash } from '../../../platform/hash.ts'
import { Refusal } from '../../../refusal.ts'
import { boundRecoveryCode, parseRecoveryCode } from '../rules/recovery-code.ts'
import { deleteSessionsOf } from '../store/sessions.ts'
import { forgetFailures, spendRecoveryCode } from '../store/totp.ts'
import { actingAs } from './acting-as.ts'
import { openSession, type OpenedSession } from './open-session.ts'
import type { HalfSession } from './pass-second-factor.ts'
import { takeFactorTry } from './take-factor-try.ts'

/**
 * Spends a recovery code in the place of the lost application. It leads to enrolling a new one and nowhere else,
 * and every other session of the person ends (E57, task 25).
 *
 * @returns the session that may enrol.
 * @throws {Refusal} `identity.recovery_code_wrong`, `http.too_many_requests`, `identity.factor_locked`.
 */
export async function useRecoveryCode(
  ctx: Context<Db>,
  { person }: HalfSession,
  typed: string,
  userAgent: string,
): Promise<OpenedSession> {
  const code = parseRecoveryCode(typed)
  if (code === null) throw new Refusal('identity.recovery_code_wrong')
  await takeFactorTry(ctx, person.id, 'identity.recovery_code_wrong')

  return inTransaction(ctx, async (tx) => {
    const own = actingAs(tx, person)
    if (!(await spendRecoveryCode(own, person.id, tokenHash(boundRecoveryCode(person.id, code)))))
      throw new Refusal('identity.recovery_code_wrong')
    await forgetFailures(own, person.id)
    await deleteSessionsOf(own, person.id)
    await record(own, {
      type: 'identity.security_changed',
      subject: { kind: 'person', id: person.id },
      data: { what: 'recovery_code_used' },
    })
    return openSession(own, { person, level: 'password', userAgent, mayEnrol: true })
  })
}
