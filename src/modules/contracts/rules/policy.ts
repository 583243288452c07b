import type { ContractState } from './contract-state.ts'

export type Asker = {
  readonly kind: string
  readonly organisationIds?: readonly string[]
  readonly roles?: readonly string[]
}

/**
 * Who may know of a contract: the operator's staff and the portal itself of all, a customer's person of those to which
 * one of their organisations is a party, nobody else of any.
 *
 * @see domain E39, E49, features C1
 */
export function maySee(asker: Asker, partyOrganisationIds: readonly string[]): boolean {
  if (asker.kind === 'staff' || asker.kind === 'system') return true
  return asker.kind === 'customer' && (asker.organisationIds ?? []).some((id) => partyOrganisationIds.includes(id))
}

/**
 * Whether a contract in this state takes new tickets: an expired one offers a renewal instead, one that has not begun
 * waits for its first day.
 *
 * @see domain E66, E69
 */
export function mayOpenTicket(state: ContractState): boolean {
  return state === 'active'
}

/**
 * Who may prove a right with tax id, contract and serial number: people of customers and partners, also those who have
 * proven one before.
 *
 * @see domain R33, R40
 */
export function mayClaim(asker: Asker): boolean {
  return asker.kind === 'customer'
}

/**
 * Who may register contracts, look at refused claims and decide about those that are held.
 *
 * @see domain E47, security F9
 */
export function mayAdminister(asker: Asker): boolean {
  if (asker.kind === 'system') return true
  return asker.kind === 'staff' && (asker.roles ?? []).some((role) => role === 'contracts' || role === 'admin')
}
