import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { mayAdminister } from '../rules/policy.ts'
import { markReviewed } from '../store/claims.ts'
import { findContract } from './find-contract.ts'

/**
 * Says that a human has looked at the tries to prove a right to a contract: they no longer count against it, and who was
 * held may try again (F9).
 *
 * @throws {Refusal} `http.not_found` for who may not.
 */
export async function reviewClaims(ctx: Context, contractNumber: string): Promise<void> {
  if (!mayAdminister(ctx.actor)) throw new Refusal('http.not_found')
  const { id, number } = await findContract(ctx, contractNumber)
  await inTransaction(ctx, async (tx) => {
    const reviewed = await markReviewed(tx, number)
    if (reviewed > 0)
      await record(tx, { type: 'contracts.claims_reviewed', subject: { kind: 'contract', id }, data: { reviewed } })
  })
}
