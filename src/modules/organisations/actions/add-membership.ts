import { inTransaction, type Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { findActiveMembership, hasAdministrator, insertMembership, lockOrganisation } from '../store.ts'

export type Membership = { readonly id: string; readonly isNew: boolean; readonly isAdministrator: boolean }

/**
 * Lets a person act for an organisation. The first member becomes its administrator (E48); who is a member already
 * stays one, and nothing is written.
 *
 * Calls for one organisation follow each other, so that two first members do not both become administrators.
 */
export async function addMembership(
  ctx: Context,
  input: { personId: string; organisationId: string },
): Promise<Membership> {
  return inTransaction(ctx, async (tx) => {
    await lockOrganisation(tx, input.organisationId)
    const earlier = await findActiveMembership(tx, input.personId, input.organisationId)
    if (earlier !== null) return { id: earlier, isNew: false, isAdministrator: false }

    const isAdministrator = !(await hasAdministrator(tx, input.organisationId))
    const id = await insertMembership(tx, { ...input, isAdministrator })
    const subject = { kind: 'organisation', id: input.organisationId }
    await record(tx, {
      type: 'organisations.member_added',
      subject,
      data: { personId: input.personId, isAdministrator },
    })
    return { id, isNew: true, isAdministrator }
  })
}
