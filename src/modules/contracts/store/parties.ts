import type { Context } from '../../../platform/context.ts'
import type { Party } from '../rules/parties.ts'
import { visibleTo } from './visible.ts'

/** The parties of a visible contract, by name. */
export async function listParties(ctx: Context, contractId: string): Promise<readonly Party[]> {
  return ctx.db
    .selectFrom('contract')
    .innerJoin('contract_party', 'contract_party.contract_id', 'contract.id')
    .innerJoin('organisation', 'organisation.id', 'contract_party.organisation_id')
    .select(['organisation.id as organisationId', 'organisation.name', 'contract_party.role'])
    .where('contract.id', '=', contractId)
    .where(visibleTo(ctx.actor))
    .orderBy('organisation.name')
    .orderBy('contract_party.role')
    .execute()
}
