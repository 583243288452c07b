import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { parsePasskeyName } from '../rules/passkey.ts'
import { setPasskeyName } from '../store/passkeys.ts'

/**
 * Gives a passkey of this person another name.
 *
 * @throws {Refusal} `http.not_found` when it is not theirs, or the refusals of the name.
 */
export async function renamePasskey(
  ctx: Context,
  { personId, passkeyId, name }: { personId: string; passkeyId: string; name: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await setPasskeyName(tx, personId, passkeyId, parsePasskeyName(name)))) throw new Refusal('http.not_found')
    await record(tx, {
      type: 'identity.passkey_renamed',
      subject: { kind: 'person', id: personId },
      data: { passkeyId },
    })
  })
}
