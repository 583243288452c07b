import { Refusal } from '../../../refusal.ts'

/** The wording of the sharing permission that people decide on; a new wording gets a new version (E89). */
export const SHARING_TEXT = 'v1'

export type SharingSide = 'customer' | 'partner'

/** How a ticket's partner access came to be as it is; kept in the log. */
export type Sharing = { readonly access: boolean; readonly why: 'no_partner' | 'chosen' | 'opened_by_partner' }

/**
 * Partner access of a new ticket. The customer decides, without a preselected answer; a ticket that the partner opens
 * starts with access on, because the partner wrote it.
 *
 * @param choice What the customer answered; null when not asked or not answered.
 * @throws {Refusal} `tickets.partner_choice_missing` when there is a partner and the customer has not decided.
 * @see docs/domain/tickets.md#partner-access (source: R92, R93, E86–E89, decision 21)
 */
export function sharingAtOpening(hasPartner: boolean, side: SharingSide, choice: boolean | null): Sharing {
  if (!hasPartner) return { access: false, why: 'no_partner' }
  if (side === 'partner') return { access: true, why: 'opened_by_partner' }
  if (choice === null) throw new Refusal('tickets.partner_choice_missing')
  return { access: choice, why: 'chosen' }
}

/**
 * Refuses to share a ticket whose contract names no partner.
 *
 * @throws {Refusal} `tickets.no_partner`.
 * @see docs/domain/tickets.md#partner-access (source: R92)
 */
export function requirePartner(hasPartner: boolean): void {
  if (!hasPartner) throw new Refusal('tickets.no_partner')
}
