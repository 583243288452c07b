import { inTransaction, system, type Context } from '../../../platform/context.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { readLeaveLink } from './read-leave-link.ts'
import { stopRecipient } from './stop-recipient.ts'

/**
 * A recipient leaves a ticket by the signed link of a mail, without an account. Leaving twice changes nothing.
 *
 * @throws {Refusal} `tickets.leave_link_dead`.
 * @see docs/domain/tickets.md#recipients (source: E90, ux 4.3, M23)
 */
export function leaveTicket(ctx: Context, token: string): Promise<void> {
  return inTransaction({ ...ctx, actor: system }, async (tx) => {
    const { recipient, ticket } = await readLeaveLink(tx, token)
    await stopRecipient(tx, await findTicketForUpdate(tx, ticket.number), recipient.id, 'left')
  })
}
