import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import { endRecipient, findRecipient, type Recipient, type RecipientEnd } from '../../dialogue/index.ts'
import type { Ticket } from '../rules/ticket.ts'
import { updateTicket } from '../store/write-ticket.ts'
import { appendEntry } from './append-entry.ts'

/**
 * Ends a recipient of this very ticket and says so in its dialogue. The caller holds the ticket's lock.
 *
 * @returns false when there is no such active recipient: then nothing happens.
 * @see docs/domain/tickets.md#recipients (source: E90, ux 4.3, M23)
 */
export async function stopRecipient(
  tx: Context<Tx>,
  ticket: Ticket,
  recipientId: string,
  how: RecipientEnd,
): Promise<boolean> {
  const recipient = await findRecipient(tx, recipientId)
  if (recipient === null || !(await endRecipient(tx, ticket.id, recipientId, how))) return false
  await sayRecipientEnded(tx, ticket, recipient, how)
  return true
}

/** Writes into the dialogue that a recipient has ended, and lets the reporter be told. */
export async function sayRecipientEnded(
  tx: Context<Tx>,
  ticket: Ticket,
  recipient: Pick<Recipient, 'id' | 'email'>,
  how: RecipientEnd,
): Promise<void> {
  const writing = { kind: 'event', event: `recipient_${how}`, data: { email: recipient.email } } as const
  const entry = await appendEntry(tx, ticket, how === 'left' ? { ...writing, authorName: recipient.email } : writing)
  await updateTicket(tx, ticket.id, { changedAt: tx.now, lastEntryPosition: entry.position })
  await record(tx, {
    type: 'ticket.recipient_ended',
    subject: { kind: 'ticket', id: ticket.id },
    data: { recipientId: recipient.id, how },
  })
}
