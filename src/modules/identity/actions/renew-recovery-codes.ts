import { record } from '../../audit/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'

/** Gives a person new recovery codes; all earlier ones are worth nothing from now on (M07). Only for a fresh session. */
export function renewRecoveryCodes(ctx: Context<Db>, personId: string): Promise<readonly string[]> {
  return inTransaction(ctx, async (tx) => {
    const codes = await makeRecoveryCodes(tx, personId)
    await record(tx, {
      type: 'identity.security_changed',
      subject: { kind: 'person', id: personId },
      data: { what: 'recovery_codes_renewed' },
    })
    return codes
  })
}
