import { newCode, newToken } from '../../../platform/id.ts'
import { hashPassword } from '../../../platform/password-hash.ts'
import { totpSecretFor } from '../../../platform/one-time-code.ts'
import { groupRecoveryCode } from '../../identity/rules/recovery-code.ts'

/** What a demo person signs in with. Shown once after seeding; the database keeps a hash and a sealed key. */
export type DemoSecrets = { readonly password: string; readonly passwordHash: string; readonly totpSecret: string }

/** The password of everybody where `DEMO_FIXED_SECRETS=yes`. */
export const FIXED_PASSWORD = 'Demo-haslo-2027!'

const FIXED_KEY = Buffer.from('myHEZO demo')

/** The key of the authenticator application of a demo person where `DEMO_FIXED_SECRETS=yes`. */
export const fixedTotpSecret = (email: string): string => totpSecretFor(FIXED_KEY, email)

/** Secrets for each address: new ones every time, or the known ones of browser tests. */
export async function demoSecrets(
  emails: readonly string[],
  isFixed: boolean,
): Promise<ReadonlyMap<string, DemoSecrets>> {
  const fixedHash = isFixed ? await hashPassword(FIXED_PASSWORD) : null
  const entries = emails.map(async (email) => {
    if (fixedHash !== null)
      return [email, { password: FIXED_PASSWORD, passwordHash: fixedHash, totpSecret: fixedTotpSecret(email) }] as const
    const password = groupRecoveryCode(newCode())
    const totpSecret = totpSecretFor(Buffer.from(newToken()), email)
    return [email, { password, passwordHash: await hashPassword(password), totpSecret }] as const
  })
  return new Map(await Promise.all(entries))
}
