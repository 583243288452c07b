import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { consumeMailLink } from '../../identity/index.ts'
import { endMembership } from '../../organisations/index.ts'
import { grantOf } from '../rules/grant-link.ts'
import { findGrant } from '../store/grants.ts'

/**
 * "To pomyłka": somebody who already acted for the contract's organisation takes a new member's access away, by the link
 * from their mail, within 72 hours. The person loses sight of everything at once; proving the right again then waits for
 * a human (row 136 of security section 1.8).
 *
 * @throws {Refusal} `identity.link_used`, `identity.link_expired`.
 */
export async function revokeGrant(ctx: Context, token: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const link = await consumeMailLink(tx, token, 'revoke_grant')
    const claimId = grantOf(link.payload)
    const grant = claimId === null ? null : await findGrant(tx, claimId)
    if (grant === null || claimId === null) throw new Refusal('identity.link_expired')
    await endMembership(tx, { personId: grant.personId, organisationId: grant.organisationId, reason: 'revoked' })
    const data = { personId: grant.personId, organisationId: grant.organisationId, by: link.personId }
    await record(tx, { type: 'contracts.entitlement_revoked', subject: { kind: 'claim', id: claimId }, data })
  })
}
