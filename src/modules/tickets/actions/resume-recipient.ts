import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import { forgetBounce } from '../../dialogue/index.ts'
import type { Ticket } from '../rules/ticket.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { updateTicket } from '../store/write-ticket.ts'
import { appendEntry } from './append-entry.ts'

/**
 * Lets an address of a ticket get mails again after it took none; for any other address nothing happens.
 *
 * @see docs/domain/tickets.md#recipients (source: ux 4.3, features L8)
 */
export async function resumeRecipient(tx: Context<Tx>, { id, number }: Ticket, email: string): Promise<void> {
  const ticket = await findTicketForUpdate(tx, number)
  if (!(await forgetBounce(tx, id, email.toLowerCase()))) return
  const entry = await appendEntry(tx, ticket, { kind: 'event', event: 'recipient_resumed', data: { email } })
  await updateTicket(tx, id, { changedAt: tx.now, lastEntryPosition: entry.position })
  await record(tx, { type: 'ticket.recipient_resumed', subject: { kind: 'ticket', id }, data: {} })
}
