import { inTransaction, system, type Context } from '../../../platform/context.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { readLeaveLink } from './read-leave-link.ts'
import { stopPartnerMails } from './stop-partner-mails.ts'
import { stopRecipient } from './stop-recipient.ts'

/**
 * A recipient, or one of the partner's people, leaves a ticket by the signed link of a mail, without an account.
 * Leaving twice changes nothing.
 *
 * @throws {Refusal} `tickets.leave_link_dead`.
 * @see docs/domain/tickets.md#recipients (source: E90, ux 4.2, 4.3, M23)
 */
export function leaveTicket(ctx: Context, token: string): Promise<void> {
  return inTransaction({ ...ctx, actor: system }, async (tx) => {
    const { ticket: named } = await readLeaveLink(tx, token)
    const ticket = await findTicketForUpdate(tx, named.number)
    // Read again under the lock: two clicks at once must not be noted twice.
    const { recipientId, personId, hasLeft } = await readLeaveLink(tx, token)
    if (hasLeft) return
    if (recipientId !== null) await stopRecipient(tx, ticket, recipientId, 'left')
    else if (personId !== null) await stopPartnerMails(tx, ticket, personId)
  })
}
