import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { listRecipients, noteUnreachable } from '../../dialogue/index.ts'
import { findTicketById, findTicketForUpdate } from '../store/tickets.ts'
import { sayRecipientEnded, stopRecipient } from './stop-recipient.ts'

type Unreachable = { readonly email: string; readonly personId: string | null; readonly language: 'pl' | 'en' }

/**
 * Stops a ticket's mails to an address that takes none, whoever it is: the ticket shows it, its reporter is told.
 * What is paused or gone already stays so.
 *
 * @see docs/domain/tickets.md#recipients (source: ux 4.3, M23, features L8)
 */
export async function pauseRecipient(
  tx: Context<Tx>,
  ticketId: string,
  { email, personId, language }: Unreachable,
): Promise<void> {
  const ticket = await findTicketForUpdate(tx, (await findTicketById(tx, ticketId)).number)
  const emailKey = email.toLowerCase()
  const last = (await listRecipients(tx, ticketId)).findLast((each) => each.emailKey === emailKey)
  if (last !== undefined && last.endedAt === null) await stopRecipient(tx, ticket, last.id, 'bounced')
  else if (personId !== null && last?.endedHow !== 'bounced') {
    const id = await noteUnreachable(tx, { ticketId, email, emailKey, language, addedBy: personId })
    await sayRecipientEnded(tx, ticket, { id, email }, 'bounced')
  }
}
