import type { Temporal } from 'temporal-polyfill'

/** Days after closing from which a new ticket is suggested, never demanded (E83). */
export const SUGGEST_NEW_AFTER_DAYS = 90

/** Characters that a reason for reactivating has at least (ux S13). */
export const LEAST_REACTIVATION_REASON = 10

export type LineState = 'active' | 'future' | 'expired'

/**
 * Whether the next cycle is covered: reactivating stays possible after the contract's end, but nothing is promised then.
 *
 * @see docs/domain/tickets.md#reactivation (source: R91, E68)
 */
export const coveredAgain = (line: LineState): boolean => line === 'active'

/**
 * Whether to suggest a new, linked ticket instead of reactivating one that was closed long ago.
 *
 * @see docs/domain/tickets.md#reactivation (source: E83)
 */
export function suggestsNewTicket(closedAt: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return closedAt !== null && now.since(closedAt).total('hours') > SUGGEST_NEW_AFTER_DAYS * 24
}
