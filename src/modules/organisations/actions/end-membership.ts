import { inTransaction, type Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { endActiveMembership } from '../store.ts'

/**
 * Ends a person's right to act for an organisation; it stays as history. Sessions read it with every request, so the
 * person loses sight of the organisation at once (F13).
 *
 * @param reason A short code for the audit log, such as `revoked`.
 * @returns whether there was anything to end.
 */
export async function endMembership(
  ctx: Context,
  input: { personId: string; organisationId: string; reason: string },
): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const ended = await endActiveMembership(tx, input.personId, input.organisationId)
    if (!ended) return false
    const subject = { kind: 'organisation', id: input.organisationId }
    await record(tx, {
      type: 'organisations.member_removed',
      subject,
      data: { personId: input.personId, reason: input.reason },
    })
    return true
  })
}
