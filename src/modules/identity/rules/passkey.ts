import { Refusal } from '../../../refusal.ts'

export const MAX_PASSKEYS = 10
export const MAX_PASSKEY_NAME = 60
/** How long a challenge can be answered. */
export const CHALLENGE_MINUTES = 5
/** What every authenticator in use can do: EdDSA, ES256, RS256. */
export const PASSKEY_ALGORITHMS = [-8, -7, -257] as const

/**
 * The name by which a person tells their passkeys apart.
 *
 * @throws {Refusal} `identity.passkey_name_missing`, `identity.passkey_name_too_long`.
 */
export function parsePasskeyName(typed: string): string {
  const name = typed.replace(/\s+/g, ' ').trim()
  if (name === '') throw new Refusal('identity.passkey_name_missing')
  if (name.length > MAX_PASSKEY_NAME) throw new Refusal('identity.passkey_name_too_long', { max: MAX_PASSKEY_NAME })
  return name
}

/**
 * Refuses to take away the only second factor a person has: the next sign-in could not be finished (decision 7).
 *
 * @throws {Refusal} `identity.passkey_last`.
 */
export function refuseLastFactor(factors: { readonly totp: boolean; readonly passkeys: number }): void {
  if (!factors.totp && factors.passkeys <= 1) throw new Refusal('identity.passkey_last')
}
