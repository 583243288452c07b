import { system, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { coveredAgain } from '../rules/reactivation.ts'
import type { Ticket } from '../rules/ticket.ts'
import type { TicketChange } from '../store/write-ticket.ts'
import { findSubject } from './find-subject.ts'
import { moveClocks } from './move-clocks.ts'

/**
 * Begins the next cycle of a closed ticket: same number, its own clocks. Whether it is covered is decided by the
 * contract as it is today, whoever asks.
 *
 * @param by Who reactivates; nobody waits for an answer when support does it.
 * @see docs/domain/tickets.md#reactivation (source: R91, E68, E83)
 */
export async function beginCycle(
  tx: Context<Tx>,
  ticket: Ticket,
  by: 'customer' | 'staff',
): Promise<TicketChange & { readonly covered: boolean }> {
  const subject = await findSubject(
    { ...tx, actor: system },
    { lineId: ticket.contractLineId, contractNumber: ticket.contractNumber },
  )
  const covered = subject !== null && coveredAgain(subject.state)
  const due = await moveClocks(tx, { ...ticket, covered }, [{ type: 'reopened', at: tx.now, covered, by }])
  return { ...due, covered, cycle: ticket.cycle + 1, cycleStartedAt: tx.now, closedAt: null }
}
