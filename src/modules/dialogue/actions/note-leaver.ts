import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { insertRecipient, setRecipientEnded, type NewRecipient } from '../store/recipients.ts'

/**
 * Notes that somebody who got a ticket's mails without being its recipient, one of the partner's people, wants no more.
 *
 * @returns the id under which the ticket shows them as gone.
 * @see docs/domain/tickets.md#recipients (source: ux 4.2, 4.3)
 */
export async function noteLeaver(tx: Context<Tx>, leaver: NewRecipient): Promise<string> {
  const id = await insertRecipient(tx, leaver)
  await setRecipientEnded(tx, leaver.ticketId, id, 'left')
  return id
}
