import type { Context } from '../../../platform/context.ts'
import { tokenHash } from '../../../platform/hash.ts'
import { boundRecoveryCode, groupRecoveryCode, parseRecoveryCode, RECOVERY_CODES } from '../rules/recovery-code.ts'
import { countMatchingCodes } from '../store/totp.ts'

/**
 * The codes that a page sends back to be saved as a file or printed, if all of them are unspent codes of this person:
 * the portal cannot show them again by itself, and never hands out a text of somebody else's making.
 *
 * @returns null when any of them is not.
 */
export async function recogniseRecoveryCodes(
  ctx: Context,
  personId: string,
  typed: string,
): Promise<readonly string[] | null> {
  const codes = typed
    .split(/\s+/)
    .filter(Boolean)
    .map(parseRecoveryCode)
    .filter((code) => code !== null)
  if (codes.length === 0 || codes.length > RECOVERY_CODES) return null
  const found = await countMatchingCodes(
    ctx,
    personId,
    codes.map((code) => tokenHash(boundRecoveryCode(personId, code))),
  )
  return found === codes.length ? codes.map(groupRecoveryCode) : null
}
