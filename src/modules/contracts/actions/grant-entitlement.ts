import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import { addMembership } from '../../organisations/index.ts'
import type { Verdict } from '../rules/judge-claim.ts'
import { settleClaim } from '../store/claims.ts'
import { readGrantedContract } from '../store/granted.ts'

/** What the person is told after a success. */
export type GrantedContract = {
  readonly contractNumber: string
  readonly organisationId: string
  readonly organisationName: string
  /** The role found (E40): the company uses the service, or sold it. */
  readonly side: 'customer' | 'partner'
  readonly lineCount: number
  /** The last day, as `2028-03-31`. */
  readonly validTo: string
  readonly isAdministrator: boolean
}

type Granted = Extract<Verdict, { outcome: 'granted' }>

/**
 * Opens an organisation's contracts, or by the operator's setting the one contract, to a person who has proven the right
 * (E48, E49, decision 8). Those who act for the contract's
 * organisations already are told by mail; who was a member before changes nothing.
 */
export async function grantEntitlement(
  tx: Context<Tx>,
  claimId: string,
  personId: string,
  verdict: Granted,
): Promise<GrantedContract> {
  const { contractId, organisationId, reason } = verdict
  const opensOne = tx.services.config.operator.proofOpens === 'contract'
  const onlyContract = opensOne ? contractId : null
  const membership = await addMembership(tx, { personId, organisationId, onlyContract })
  await settleClaim(tx, claimId, { outcome: 'granted', reason, contractId })
  const contract = await readGrantedContract(tx, contractId, organisationId)
  if (membership.isNew) {
    const subject = { kind: 'claim', id: claimId }
    const data = {
      personId,
      contractId,
      contractNumber: contract.contractNumber,
      organisationId,
      membershipId: membership.id,
      ...(opensOne ? { opensOne } : {}),
    }
    await record(tx, { type: 'contracts.entitlement_granted', subject, data })
  }
  return { ...contract, isAdministrator: membership.isAdministrator }
}
