export const partyRoles = ['buyer', 'end_user', 'recipient', 'partner'] as const
export type PartyRole = (typeof partyRoles)[number]

export type Party = { readonly organisationId: string; readonly name: string; readonly role: PartyRole }

/** On which side of a contract somebody stands: of those who use the service, of those who sold it, or of the operator. */
export type Side = 'customer' | 'partner' | 'staff'

/** Who of several customer parties gives the contract its name: who uses the service, then who receives it, then who pays. */
const byPrecedence: readonly PartyRole[] = ['end_user', 'recipient', 'buyer']

/**
 * The organisation that the contract is for.
 *
 * @see domain E39
 */
export function customerOf<Known extends { readonly role: PartyRole }>(parties: readonly Known[]): Known | null {
  return (
    byPrecedence.map((role) => parties.find((party) => party.role === role)).find((party) => party !== undefined) ??
    null
  )
}

/**
 * The reseller through whom the contract was bought, where there is one.
 *
 * @see domain R3, R4, E39
 */
export function partnerOf<Known extends { readonly role: PartyRole }>(parties: readonly Known[]): Known | null {
  return parties.find((party) => party.role === 'partner') ?? null
}

/**
 * The side on which a customer's person stands. It comes from the contract's parties, never from a choice of the person;
 * who stands on both sides of one contract is its customer.
 *
 * @see domain E39, E40
 */
export function sideOf(
  parties: readonly Pick<Party, 'organisationId' | 'role'>[],
  organisationIds: readonly string[],
): 'customer' | 'partner' | null {
  const mine = parties.filter((party) => organisationIds.includes(party.organisationId))
  if (mine.some(({ role }) => role !== 'partner')) return 'customer'
  return mine.length > 0 ? 'partner' : null
}

/**
 * The organisation for which a person acts on a contract: their own when they are on the customer's side, else the
 * organisation that the contract is for.
 *
 * @see domain E39, E40
 */
export function actsFor(parties: readonly Party[], organisationIds: readonly string[]): Party | null {
  const mine = parties.filter((party) => organisationIds.includes(party.organisationId))
  return customerOf(mine) ?? customerOf(parties)
}
