/** Events after which everybody on a ticket sees something else. */
const forEverybody: ReadonlySet<string> = new Set([
  'ticket.opened',
  'ticket.replied',
  'ticket.solved',
  'ticket.closed',
  'ticket.moved',
  'ticket.reactivated',
  'ticket.escalated',
  'ticket.priority_changed',
  'ticket.recipient_added',
  'ticket.recipient_ended',
  'ticket.partner_access_changed',
])

/** Events that change what the desk sees and nobody else may notice (row 29). */
const forStaff: ReadonlySet<string> = new Set([
  'ticket.noted',
  'ticket.assigned',
  'promise.warned',
  'promise.breached',
  'promise.objective_passed',
  'promise.escalated',
])

/**
 * Whether an open page of a ticket is worth refreshing after an event.
 *
 * @param internal Whether the page shows internal things.
 * @see docs/domain/tickets.md#live (source: security rows 29 and 34)
 */
export function isTold(eventType: string, internal: boolean): boolean {
  return forEverybody.has(eventType) || (internal && forStaff.has(eventType))
}

/**
 * Whether an event may have taken the ticket away from the partner: their open pages must let go of it (F13).
 *
 * @see docs/domain/tickets.md#live (source: security F13, ux S19)
 */
export const withdraws = (eventType: string): boolean => eventType === 'ticket.partner_access_changed'
