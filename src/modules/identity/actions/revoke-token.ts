import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { revokeTokenOf } from '../store/tokens.ts'

/**
 * Takes a token of this person back; its next request is a stranger's.
 *
 * @throws {Refusal} `http.not_found` when it is not theirs or works no longer.
 */
export async function revokeToken(ctx: Context, personId: string, tokenId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await revokeTokenOf(tx, personId, tokenId))) throw new Refusal('http.not_found')
    await record(tx, {
      type: 'identity.security_changed',
      subject: { kind: 'person', id: personId },
      data: { what: 'token_revoked', tokenId },
    })
  })
}
