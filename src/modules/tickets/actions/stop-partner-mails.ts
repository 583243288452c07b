import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { noteLeaver } from '../../dialogue/index.ts'
import { findPerson } from '../../identity/index.ts'
import type { Ticket } from '../rules/ticket.ts'
import { sayRecipientEnded } from './stop-recipient.ts'

/**
 * Stops a ticket's mails to one of the partner's people who sees it by the switch: noted like a recipient who has left,
 * so that the ticket shows it and an invitation brings them back. The caller holds the ticket's lock.
 *
 * @see docs/domain/tickets.md#recipients (source: ux 4.2, 4.3, M23)
 */
export async function stopPartnerMails(tx: Context<Tx>, ticket: Ticket, personId: string): Promise<void> {
  const person = await findPerson(tx, personId)
  if (person === null) return
  const { email, locale } = person
  const wanted = { ticketId: ticket.id, email, emailKey: email.toLowerCase(), language: locale, addedBy: personId }
  await sayRecipientEnded(tx, ticket, { id: await noteLeaver(tx, wanted), email }, 'left')
}
