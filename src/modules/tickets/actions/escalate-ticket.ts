import { inTransaction, type Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { mayWrite, requireRight, sideOf } from '../rules/policy.ts'
import { afterAct } from '../rules/state.ts'
import { writeReason } from '../rules/ticket.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { updateTicket } from '../store/write-ticket.ts'
import { appendEntry } from './append-entry.ts'
import { moveClocks } from './move-clocks.ts'

export const LEAST_ESCALATION_REASON = 10

/**
 * Escalates a ticket to the duty manager, with a reason that everybody on the ticket reads. The customer's escalation
 * waits for an answer like any other entry of theirs.
 *
 * @throws {Refusal} `tickets.not_found`, `tickets.closed`, `tickets.reason_too_short` under 10 characters.
 * @see docs/domain/tickets.md#escalation (source: R115, E95)
 */
export function escalateTicket(
  ctx: Context,
  { number, reason }: { readonly number: string; readonly reason: string },
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicketForUpdate(tx, number)
    requireRight(mayWrite(tx.actor, ticket))
    const standing = afterAct(ticket, 'escalate')
    const side = sideOf(tx.actor, ticket)
    const entry = await appendEntry(tx, ticket, {
      kind: 'event',
      event: 'escalated',
      body: writeReason(reason, LEAST_ESCALATION_REASON),
    })
    const due = side === 'support' ? {} : await moveClocks(tx, ticket, [{ type: 'customer_wrote', at: tx.now }])
    await updateTicket(tx, ticket.id, {
      ...standing,
      ...due,
      escalatedAt: tx.now,
      changedAt: tx.now,
      agreedUntil: null,
      lastEntryPosition: entry.position,
    })
    await record(tx, {
      type: 'ticket.escalated',
      subject: { kind: 'ticket', id: ticket.id },
      data: { entryId: entry.id, side },
    })
  })
}
