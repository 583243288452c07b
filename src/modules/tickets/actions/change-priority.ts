import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { maySupport, requireRight } from '../rules/policy.ts'
import { choosePriority } from '../rules/priority.ts'
import { afterAct } from '../rules/state.ts'
import { writeReason } from '../rules/ticket.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { updateTicket } from '../store/write-ticket.ts'
import { appendEntry } from './append-entry.ts'
import { moveClocks } from './move-clocks.ts'

export const LEAST_PRIORITY_REASON = 3

export type NewPriority = { readonly number: string; readonly priority: string; readonly reason: string }

/**
 * Ranks a ticket anew, with a reason that the customer reads. The clocks follow the new priority's targets.
 *
 * @throws {Refusal} `tickets.not_found`, `http.not_found` for who is not support, `tickets.closed`,
 *   `tickets.priority_unknown`, `tickets.priority_same`, `tickets.reason_too_short`.
 * @see docs/domain/tickets.md#priority (source: R88, E11, E80)
 */
export function changePriority(ctx: Context, { number, priority: typed, reason }: NewPriority): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    requireRight(maySupport(tx.actor))
    const ticket = await findTicketForUpdate(tx, number)
    const standing = afterAct(ticket, 'change_priority')
    const priority = choosePriority(ticket.scheme, typed)
    if (priority === ticket.priority) throw new Refusal('tickets.priority_same')
    const change = { from: ticket.priority, to: priority }
    const entry = await appendEntry(tx, ticket, {
      kind: 'event',
      event: 'priority_changed',
      body: writeReason(reason, LEAST_PRIORITY_REASON),
      data: change,
    })
    const due = await moveClocks(tx, { ...ticket, priority }, [{ type: 'priority_changed', priority, at: tx.now }])
    await updateTicket(tx, ticket.id, {
      ...standing,
      ...due,
      priority,
      changedAt: tx.now,
      lastEntryPosition: entry.position,
    })
    await record(tx, {
      type: 'ticket.priority_changed',
      subject: { kind: 'ticket', id: ticket.id },
      data: { entryId: entry.id, ...change },
    })
  })
}
