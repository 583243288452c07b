import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import {
  findActiveMembership,
  hasAdministrator,
  insertMembership,
  isLimited,
  liftLimits,
  lockOrganisation,
  widenMembership,
} from '../store.ts'

export type Membership = {
  readonly id: string
  /** Somebody new, or somebody who now reaches more than before. */
  readonly isNew: boolean
  readonly isAdministrator: boolean
}

/**
 * Lets a person act for an organisation. The first member becomes its administrator (E48); who is a member already
 * stays one, and nothing is written. With `onlyContract` a new membership reaches that contract alone, and one that is
 * limited already that contract as well; without it limits are lifted (decision 8).
 *
 * Calls for one organisation follow each other, so that two first members do not both become administrators.
 */
export async function addMembership(
  ctx: Context,
  { onlyContract = null, ...input }: { personId: string; organisationId: string; onlyContract?: string | null },
): Promise<Membership> {
  return inTransaction(ctx, async (tx) => {
    await lockOrganisation(tx, input.organisationId)
    const earlier = await findActiveMembership(tx, input.personId, input.organisationId)
    if (earlier !== null) return { id: earlier, isNew: await widen(tx, earlier, onlyContract), isAdministrator: false }

    const isAdministrator = !(await hasAdministrator(tx, input.organisationId))
    const id = await insertMembership(tx, { ...input, isAdministrator })
    if (onlyContract !== null) await widenMembership(tx, id, onlyContract)
    const subject = { kind: 'organisation', id: input.organisationId }
    await record(tx, {
      type: 'organisations.member_added',
      subject,
      data: { personId: input.personId, isAdministrator, ...(onlyContract === null ? {} : { onlyContract }) },
    })
    return { id, isNew: true, isAdministrator }
  })
}

/** Who reaches everything already gains nothing. @returns whether more is within reach now. */
async function widen(tx: Context<Tx>, membershipId: string, onlyContract: string | null): Promise<boolean> {
  if (onlyContract === null) return liftLimits(tx, membershipId)
  return (await isLimited(tx, membershipId)) && widenMembership(tx, membershipId, onlyContract)
}
