import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import { mayWrite, requireRight, sideOf } from '../rules/policy.ts'
import { LEAST_REACTIVATION_REASON } from '../rules/reactivation.ts'
import { afterAct } from '../rules/state.ts'
import { writeReason, type Ticket } from '../rules/ticket.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { updateTicket, type TicketChange } from '../store/write-ticket.ts'
import { appendEntry } from './append-entry.ts'
import { beginCycle } from './begin-cycle.ts'
import { moveClocks } from './move-clocks.ts'

/**
 * Reactivates a closed ticket at any time: same number, a new cycle with its own clocks, uncovered when the contract has
 * expired meanwhile. A solved ticket is reopened in its present cycle.
 *
 * @throws {Refusal} `tickets.not_found`, `tickets.not_closed`, `tickets.reason_too_short` under 10 characters.
 * @see docs/domain/tickets.md#reactivation (source: R91, E68, E83, ux S13)
 */
export function reactivateTicket(
  ctx: Context,
  { number, reason }: { readonly number: string; readonly reason: string },
): Promise<{ covered: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicketForUpdate(tx, number)
    requireRight(mayWrite(tx.actor, ticket))
    const standing = afterAct(ticket, 'reactivate')
    const by = sideOf(tx.actor, ticket) === 'support' ? 'staff' : 'customer'
    const message = await appendEntry(tx, ticket, {
      kind: 'message',
      body: writeReason(reason, LEAST_REACTIVATION_REASON),
    })
    const cycle = ticket.state === 'closed' ? await beginCycle(tx, ticket, by) : await reopen(tx, ticket, by)
    const last = await appendEntry(tx, ticket, {
      kind: 'event',
      event: cycle.covered ? 'reactivated' : 'reactivated_uncovered',
    })
    await updateTicket(tx, ticket.id, {
      ...standing,
      ...cycle,
      changedAt: tx.now,
      agreedUntil: null,
      lastEntryPosition: last.position,
    })
    const data = { entryId: message.id, cycle: cycle.cycle ?? ticket.cycle, covered: cycle.covered, by }
    await record(tx, { type: 'ticket.reactivated', subject: { kind: 'ticket', id: ticket.id }, data })
    return { covered: cycle.covered }
  })
}

/** "It still does not work": the customer waits again, in the same cycle. */
async function reopen(
  tx: Context<Tx>,
  ticket: Ticket,
  by: 'customer' | 'staff',
): Promise<TicketChange & { readonly covered: boolean }> {
  const due = await moveClocks(tx, ticket, [
    { type: by === 'customer' ? 'customer_wrote' : 'engineer_answered', at: tx.now },
  ])
  return { ...due, covered: ticket.covered }
}
