import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { insertRecipient, setRecipientEnded, type NewRecipient } from '../store/recipients.ts'

/**
 * Notes that the address of somebody with an account takes no mails of this ticket.
 *
 * @returns the id under which the ticket shows it.
 * @see docs/domain/tickets.md#recipients (source: ux 4.3, features L8)
 */
export async function noteUnreachable(tx: Context<Tx>, person: NewRecipient): Promise<string> {
  const id = await insertRecipient(tx, person)
  await setRecipientEnded(tx, person.ticketId, id, 'bounced')
  return id
}
