import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import type { Verdict } from '../rules/judge-claim.ts'
import { findClaim, settleClaim } from '../store/claims.ts'

export type RefusedClaim = {
  readonly claimId: string
  readonly personId: string
  /** Null when the claim was not looked at. */
  readonly verdict: Verdict | null
}

/**
 * Closes a claim that opened nothing: the true reason stays with the claim and in the log. Every refused or held claim
 * takes the same statements, and none points to the contract, whose key would have to be checked; what follows from a held one is decided afterwards by a job that each of them gets (F10).
 */
export async function refuseClaim(tx: Context<Tx>, { claimId, personId, verdict }: RefusedClaim): Promise<null> {
  const counted = await findClaim(tx, claimId)
  const { outcome, reason } = verdict ?? counted ?? { outcome: 'refused', reason: 'pending' }
  await settleClaim(tx, claimId, { outcome, reason, contractId: null })
  const subject = { kind: 'claim', id: claimId }
  await record(tx, { type: 'contracts.entitlement_refused', subject, data: { personId, outcome, reason } })
  return null
}
