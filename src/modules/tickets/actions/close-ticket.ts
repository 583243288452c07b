import { inTransaction, type Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { mayWrite, requireRight, sideOf } from '../rules/policy.ts'
import { afterAct } from '../rules/state.ts'
import { writeReason } from '../rules/ticket.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { updateTicket } from '../store/write-ticket.ts'
import { appendEntry } from './append-entry.ts'
import { moveClocks } from './move-clocks.ts'

/**
 * Closes a ticket, with a summary where there is one: the customer who has what they came for, or support.
 *
 * @throws {Refusal} `tickets.not_found`; `tickets.closed` when it is closed already; `tickets.reason_too_long`.
 * @see docs/domain/tickets.md#states (source: R91, ux S13)
 */
export function closeTicket(
  ctx: Context,
  { number, text = '' }: { readonly number: string; readonly text?: string },
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicketForUpdate(tx, number)
    requireRight(mayWrite(tx.actor, ticket))
    const standing = afterAct(ticket, 'close')
    const entry = await appendEntry(tx, ticket, { kind: 'event', event: 'closed', body: writeReason(text, 0) })
    const due = await moveClocks(tx, ticket, [{ type: 'closed', at: tx.now }])
    await updateTicket(tx, ticket.id, {
      ...standing,
      ...due,
      closedAt: tx.now,
      changedAt: tx.now,
      agreedUntil: null,
      lastEntryPosition: entry.position,
    })
    await record(tx, {
      type: 'ticket.closed',
      subject: { kind: 'ticket', id: ticket.id },
      data: { entryId: entry.id, side: sideOf(tx.actor, ticket) },
    })
  })
}
