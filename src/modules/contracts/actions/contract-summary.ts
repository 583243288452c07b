import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { findPlanVersion, type StoredPlan } from '../../catalogue/index.ts'
import { contractStateOn, daysLeft, warsawDay, type ContractState } from '../rules/contract-state.ts'
import { actsFor, customerOf, partnerOf, sideOf, type Party, type Side } from '../rules/parties.ts'
import { mayOpenTicket } from '../rules/policy.ts'
import type { ContractRow } from '../store/contracts.ts'

export type Known = { readonly id: string; readonly name: string }

/** A contract as lists show it. */
export type ContractSummary = {
  readonly id: string
  readonly number: string
  readonly state: ContractState
  readonly validFrom: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate
  readonly daysLeft: number
  readonly orderNumber: string
  readonly customer: Known
  readonly partner: Known | null
  /** Where the reader stands: it comes from the contract's parties (E40). */
  readonly side: Side
  readonly lineCount: number
  readonly siteCount: number
  readonly plans: readonly StoredPlan[]
  /** Whether a ticket may be opened under it today (E66, E69). */
  readonly takesTickets: boolean
}

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

function partiesSeenBy({ actor }: Context, parties: readonly Party[]): Pick<ContractSummary, 'customer' | 'partner' | 'side'> {
  const organisationIds = actor.kind === 'customer' ? actor.organisationIds : []
  const customer = actsFor(parties, organisationIds) ?? customerOf(parties)
  return {
    customer: { id: customer?.organisationId ?? '', name: customer?.name ?? '' },
    partner: known(partnerOf(parties)),
    side: actor.kind === 'customer' ? (sideOf(parties, organisationIds) ?? 'customer') : 'staff',
  }
}

const known = (party: Party | null): Known | null => (party === null ? null : { id: party.organisationId, name: party.name })
