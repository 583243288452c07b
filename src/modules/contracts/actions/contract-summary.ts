import type { Context } from '../../../platform/context.ts'
import { findPlanVersion } from '../../catalogue/index.ts'
import { contractStateOn, daysLeft, warsawDay } from '../rules/contract-state.ts'
import { actsFor, customerOf, partnerOf, sideOf, type Party } from '../rules/parties.ts'
import { mayOpenTicket } from '../rules/policy.ts'
import type { ContractSummary, Known } from '../rules/views.ts'
import type { ContractRow } from '../store/contracts.ts'

/** A stored contract as its reader may see it today. */
export async function contractSummary(ctx: Context, row: ContractRow): Promise<ContractSummary> {
  const today = warsawDay(ctx.now)
  const state = contractStateOn(today, row)
  return {
    id: row.id,
    number: row.number,
    state,
    validFrom: row.validFrom,
    validTo: row.validTo,
    daysLeft: daysLeft(today, row.validTo),
    orderNumber: row.orderNumber,
    ...partiesSeenBy(ctx, row.parties),
    lineCount: row.lineCount,
    siteCount: row.siteCount,
    plans: await Promise.all(row.planVersionIds.map((id) => findPlanVersion(ctx, id))),
    takesTickets: mayOpenTicket(state),
  }
}

function partiesSeenBy(
  { actor }: Context,
  parties: readonly Party[],
): Pick<ContractSummary, 'customer' | 'partner' | 'side'> {
  const organisationIds = actor.kind === 'customer' ? actor.organisationIds : []
  const customer = actsFor(parties, organisationIds) ?? customerOf(parties)
  return {
    customer: { id: customer?.organisationId ?? '', name: customer?.name ?? '' },
    partner: known(partnerOf(parties)),
    side: actor.kind === 'customer' ? (sideOf(parties, organisationIds) ?? 'customer') : 'staff',
  }
}

const known = (party: Party | null): Known | null =>
  party === null ? null : { id: party.organisationId, name: party.name }
