import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { Refusal, type RefusalCode } from '../../../refusal.ts'
import { COOL_OFF_MINUTES, MOST_FAILURES, refuseTry, TRIES_BEFORE_COOL_OFF } from '../rules/totp.ts'
import { findTotp, reserveTry } from '../store/totp.ts'

const guard = { runBeforeCoolOff: TRIES_BEFORE_COOL_OFF, most: MOST_FAILURES, minutes: COOL_OFF_MINUTES }

/**
 * Takes one of the few tries at a person's second factor, before the try is looked at (F11).
 *
 * @param missing What is said when the person has no application at all.
 * @returns the sealed secret of the application.
 * @throws {Refusal} `missing`, `http.too_many_requests`, `identity.factor_locked`.
 */
export async function takeFactorTry(ctx: Context<Db>, personId: string, missing: RefusalCode): Promise<Buffer> {
  const sealed = await reserveTry(ctx, personId, guard)
  if (sealed !== null) return sealed
  const totp = await findTotp(ctx, personId)
  throw totp === null ? new Refusal(missing) : refuseTry(totp, ctx.now)
}
