import type { Context } from '../../../platform/context.ts'
import { membersOf, type Member } from '../../organisations/index.ts'
import type { Party } from '../rules/parties.ts'

/**
 * Who acts for the organisations of a contract, as far as the reader may know: staff see all, people of a customer or
 * partner those of their own organisations only. Who acts for two of them is named once.
 */
export async function peopleWithAccess(
  ctx: Context,
  { id, parties }: { readonly id: string; readonly parties: readonly Party[] },
): Promise<readonly Member[]> {
  const { actor } = ctx
  const known =
    actor.kind === 'customer'
      ? parties.filter((party) => actor.organisationIds.includes(party.organisationId))
      : parties
  const members = await membersOf(ctx, [...new Set(known.map(({ organisationId }) => organisationId))], id)
  return members.filter((member, index) => members.findIndex(({ personId }) => personId === member.personId) === index)
}
