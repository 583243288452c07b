import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { tokenHash } from '../../../platform/hash.ts'
import { newCode } from '../../../platform/id.ts'
import { boundRecoveryCode, groupRecoveryCode, RECOVERY_CODES } from '../rules/recovery-code.ts'
import { replaceRecoveryCodes } from '../store/totp.ts'

/** Makes ten new recovery codes in the place of all earlier ones; only their hashes are kept. @returns them as they are written down. */
export async function makeRecoveryCodes(tx: Context<Tx>, personId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode)
  await replaceRecoveryCodes(
    tx,
    personId,
    codes.map((code) => tokenHash(boundRecoveryCode(personId, code))),
  )
  return codes.map(groupRecoveryCode)
}
