/** Who a verified sender is on a ticket, now. */
export type Standing =
  /** Has an account and belongs to the customer, or to the partner while the switch is on. */
  | { readonly kind: 'member' }
  /** Staff who may write; only their own signed reply address proves them, because their addresses are known to all. */
  | { readonly kind: 'staff' }
  /** No account, or one without a right: an additional recipient, or who reported by phone. */
  | {
      readonly kind: 'outside'
      readonly side: 'customer' | 'partner'
      readonly invitedBy: string
      readonly recipientId: string | null
    }
  | { readonly kind: 'stranger' }

/** How a mail points at a ticket, the strongest first. */
export type Pointer = 'address' | 'thread' | 'subject'

export type ReviewReason =
  | 'unverified_sender'
  | 'forged_address'
  | 'stranger'
  | 'staff_without_address'
  | 'dmarc_failed'
  | 'no_ticket'
  | 'empty'
  | 'too_many_reopenings'
  | 'refused'

/**
 * Whether a mail may be written into a ticket. Thread headers and subject tokens alone never give authority: they count
 * for those only who are on the ticket, and never for staff.
 *
 * @param isSigned For a reply address: whether its signature was made for this sender.
 * @returns the reason why a person must look at it; `null` when it may be written.
 * @see decision 22, ux.md 4.4, security rows 1, 2, 4
 */
export function objectionTo(standing: Standing, pointer: Pointer, isSigned: boolean): ReviewReason | null {
  if (pointer === 'address' && !isSigned) return 'forged_address'
  if (standing.kind === 'stranger') return 'stranger'
  return standing.kind === 'staff' && pointer !== 'address' ? 'staff_without_address' : null
}
