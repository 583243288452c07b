import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { admitClaim, claimBudgets } from '../rules/claim-budgets.ts'
import { countWrongTries, insertClaim, lockCounting } from '../store/claims.ts'

/**
 * Counts a try to prove a right and commits the count, before anything is compared. Tries are counted one after the
 * other, so that fifty at once pass no budget (F9).
 *
 * @returns whether the try may be looked at.
 */
export async function countClaim(
  ctx: Context<Db>,
  claim: { id: string; personId: string; contractNumber: string },
): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    await lockCounting(tx)
    const tries = await countWrongTries(tx, claim.personId, claim.contractNumber)
    const { admitted, outcome, reason } = admitClaim(tries, claimBudgets)
    await insertClaim(tx, { ...claim, outcome, reason })
    return admitted
  })
}
