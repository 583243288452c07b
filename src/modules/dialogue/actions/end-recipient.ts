import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { setRecipientEnded, type RecipientEnd } from '../store/recipients.ts'

/**
 * Stops a ticket's mails to a recipient, at once.
 *
 * @returns false when this ticket has no such recipient, or it had ended already: then nothing changes.
 * @see docs/domain/tickets.md#recipients (source: E90, features G6)
 */
export function endRecipient(
  tx: Context<Tx>,
  ticketId: string,
  recipientId: string,
  how: RecipientEnd,
): Promise<boolean> {
  return setRecipientEnded(tx, ticketId, recipientId, how)
}
