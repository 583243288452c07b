import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import type { EntrySide } from '../../dialogue/index.ts'
import { afterAct } from '../rules/state.ts'
import type { Ticket } from '../rules/ticket.ts'
import type { TicketChange } from '../store/write-ticket.ts'
import { appendEntry, type Appended } from './append-entry.ts'
import { beginCycle } from './begin-cycle.ts'
import { moveClocks } from './move-clocks.ts'

export type Aftermath = TicketChange & { readonly lastEntryPosition: number }

/**
 * What a written entry of the customer's side does: the move goes to support, what was solved is open again, what was
 * closed is reactivated in a new cycle. The caller holds the ticket's lock and writes the change.
 *
 * @see docs/domain/tickets.md#dialogue (source: R91, E10, E83, E84)
 */
export async function afterCustomerReply(
  tx: Context<Tx>,
  ticket: Ticket,
  entry: Appended,
  side: EntrySide | null,
): Promise<Aftermath> {
  const standing = afterAct(ticket, 'customer_reply')
  const subject = { kind: 'ticket', id: ticket.id }
  if (ticket.state !== 'closed') {
    const due = await moveClocks(tx, ticket, [{ type: 'customer_wrote', at: tx.now }])
    await record(tx, { type: 'ticket.replied', subject, data: { entryId: entry.id, side } })
    return { ...standing, ...due, agreedUntil: null, lastEntryPosition: entry.position }
  }
  const cycle = await beginCycle(tx, ticket, 'customer')
  const last = await appendEntry(tx, ticket, {
    kind: 'event',
    event: cycle.covered ? 'reactivated' : 'reactivated_uncovered',
  })
  await record(tx, {
    type: 'ticket.reactivated',
    subject,
    data: { entryId: entry.id, cycle: ticket.cycle + 1, covered: cycle.covered, by: 'customer' },
  })
  return { ...standing, ...cycle, agreedUntil: null, lastEntryPosition: last.position }
}
