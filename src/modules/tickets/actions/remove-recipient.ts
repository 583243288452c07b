import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { mayWrite, requireRight } from '../rules/policy.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { stopRecipient } from './stop-recipient.ts'

/**
 * Stops a ticket's mails to one of its recipients, at once.
 *
 * @throws {Refusal} `tickets.not_found`; `tickets.recipient_not_found` when this ticket has no such active recipient (row 28).
 * @see docs/domain/tickets.md#recipients (source: E90, features G6)
 */
export function removeRecipient(
  ctx: Context,
  { number, recipientId }: { readonly number: string; readonly recipientId: string },
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicketForUpdate(tx, number)
    requireRight(mayWrite(tx.actor, ticket))
    const stopped = await stopRecipient(tx, ticket, recipientId, 'removed')
    if (!stopped) throw new Refusal('tickets.recipient_not_found')
  })
}
