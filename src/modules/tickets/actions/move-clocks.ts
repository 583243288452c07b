import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { applyTicketEvent, type NextDue, type TicketEvent } from '../../promises/index.ts'
import type { Ticket } from '../rules/ticket.ts'

type Clocked = Pick<Ticket, 'id' | 'planVersionId' | 'priority' | 'covered'>

/**
 * Lets what happened move the ticket's clocks, one event after the other.
 *
 * @returns what falls due next, for the ticket's own row.
 * @see docs/domain/sla.md#clocks (source: decision 12, E1–E13)
 */
export async function moveClocks(
  tx: Context<Tx>,
  ticket: Clocked,
  events: readonly TicketEvent[],
): Promise<Partial<NextDue>> {
  const { id: ticketId, planVersionId, priority, covered } = ticket
  let due: Partial<NextDue> = {}
  for (const event of events) due = await applyTicketEvent(tx, { ticketId, planVersionId, priority, covered }, event)
  return due
}
