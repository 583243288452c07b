import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { matchingStep } from '../../../platform/one-time-code.ts'
import { unseal } from '../../../platform/seal.ts'
import { Refusal } from '../../../refusal.ts'
import { parseCode } from '../rules/totp.ts'
import { spendStep } from '../store/totp.ts'
import { takeFactorTry } from './take-factor-try.ts'

/**
 * Checks a code of the person's authenticator application and spends it: each code is good once, also when it comes
 * many times at the same moment (E56, F11, F12). Call it outside a transaction: a rollback must not give the try back.
 *
 * @throws {Refusal} `identity.code_wrong`, `http.too_many_requests` (with the minutes to wait), `identity.factor_locked`.
 */
export async function verifyCode(ctx: Context<Db>, personId: string, typed: string): Promise<void> {
  const code = parseCode(typed)
  const sealed = await takeFactorTry(ctx, personId, 'identity.code_wrong')
  const secret = unseal(ctx.services.config.secretKey, personId, sealed)
  const step = matchingStep(secret, code, Math.floor(ctx.now.epochMilliseconds / 1000))
  if (step === null || !(await spendStep(ctx, personId, step))) throw new Refusal('identity.code_wrong')
}
