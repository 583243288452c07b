import { inTransaction, type Context, type StaffRole } from '../../../platform/context.ts'
import { seal } from '../../../platform/seal.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { parseEmail } from '../rules/email.ts'
import { insertPerson, insertRole, setActive, type NewPerson } from '../store/persons.ts'
import { savePasswordHash } from '../store/credentials.ts'
import { saveTotp } from '../store/totp.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'

export type DemoAccount = Omit<NewPerson, 'emailKey'> & {
  readonly roles: readonly StaffRole[]
  readonly passwordHash: string
  readonly totpSecret: string
  readonly recoveryCodes: boolean
}

/**
 * Makes an account of the demo world that may sign in at once: password and authenticator application are set. Nothing
 * like it exists in production.
 *
 * @returns the recovery codes where they were wanted; nobody can show them again.
 * @throws {Refusal} `http.not_found` in production, `identity.address_taken`, `identity.email_invalid`.
 */
export function makeDemoPerson(
  ctx: Context,
  account: DemoAccount,
): Promise<{ personId: string; codes: readonly string[] }> {
  if (ctx.services.config.mode === 'production') throw new Refusal('http.not_found')
  const { address, key } = parseEmail(account.email)
  return inTransaction(ctx, async (tx) => {
    const personId = await insertPerson(tx, { ...account, email: address, emailKey: key })
    if (personId === null) throw new Refusal('identity.address_taken', { email: address })
    await setActive(tx, personId)
    for (const role of account.roles) await insertRole(tx, personId, role)
    await savePasswordHash(tx, personId, account.passwordHash)
    await saveTotp(tx, personId, seal(tx.services.config.secretKey, personId, account.totpSecret), 0)
    const codes = account.recoveryCodes ? await makeRecoveryCodes(tx, personId) : []
    const data = { kind: account.kind, roles: [...account.roles] }
    await record(tx, { type: 'identity.user_created', subject: { kind: 'person', id: personId }, data })
    return { personId, codes }
  })
}
