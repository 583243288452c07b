import { inTransaction, type Context } from '../../../platform/context.ts'
import { listEventsOf, record } from '../../audit/index.ts'
import { findClaim, wasHeldBefore } from '../store/claims.ts'

/**
 * Says that a claim waits for a human, once for a person, number and day; does nothing for one that was simply refused.
 * May run twice.
 */
export async function announceHeldClaim(ctx: Context, claimId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const claim = await findClaim(tx, claimId)
    if (claim === null || claim.outcome !== 'held' || (await wasHeldBefore(tx, claim))) return
    const events = await listEventsOf(tx, claimId)
    if (events.some(({ type }) => type === 'contracts.entitlement_held')) return
    const { personId, contractNumber, reason } = claim
    await record(tx, {
      type: 'contracts.entitlement_held',
      subject: { kind: 'claim', id: claimId },
      data: { personId, contractNumber, reason },
    })
  })
}
