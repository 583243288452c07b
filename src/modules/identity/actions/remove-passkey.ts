import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { refuseLastFactor } from '../rules/passkey.ts'
import { lockPerson } from '../store/account.ts'
import { deletePasskey, listPasskeys } from '../store/passkeys.ts'
import { findTotp } from '../store/totp.ts'

/**
 * Takes a passkey of this person away.
 *
 * @throws {Refusal} `http.not_found` when it is not theirs, `identity.passkey_last` when no second factor would be left.
 */
export async function removePasskey(ctx: Context, personId: string, passkeyId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockPerson(tx, personId)
    const passkeys = await listPasskeys(tx, personId)
    if (!passkeys.some(({ id }) => id === passkeyId)) throw new Refusal('http.not_found')
    refuseLastFactor({ totp: (await findTotp(tx, personId)) !== null, passkeys: passkeys.length })

    await deletePasskey(tx, personId, passkeyId)
    await record(tx, {
      type: 'identity.security_changed',
      subject: { kind: 'person', id: personId },
      data: { what: 'passkey_removed', passkeyId },
    })
  })
}
