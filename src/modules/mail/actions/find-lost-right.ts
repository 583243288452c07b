import { findPerson } from '../../identity/index.ts'
import { findTicketById } from '../../tickets/index.ts'
import type { Context } from '../../../platform/context.ts'
import { mayStillGet, restsOnTicket } from '../rules/audience.ts'
import type { OutboundMail } from '../store/outbox.ts'
import { readCircle } from './read-circle.ts'

/**
 * Why a mail must not be sent any more, looked up at the moment of sending: its recipient has left the ticket, lost the
 * membership, or the customer has closed the ticket to the partner (F13, E86).
 *
 * @returns `null` when it may go.
 */
export async function findLostRight(ctx: Context, mail: OutboundMail): Promise<string | null> {
  if (mail.ticketId === null) return null
  const reason = mail.headers['X-Portal-Reason'] ?? ''
  if (reason === 'assignee') return (await isActiveStaff(ctx, mail.personId)) ? null : 'no longer on the staff'
  if (!restsOnTicket(reason)) return null

  const circle = await readCircle(ctx, await findTicketById(ctx, mail.ticketId))
  return mayStillGet(circle, { reason, personId: mail.personId, address: mail.toAddress })
    ? null
    : `no longer entitled as ${reason}`
}

async function isActiveStaff(ctx: Context, personId: string | null): Promise<boolean> {
  const person = personId === null ? null : await findPerson(ctx, personId)
  return person?.kind === 'staff' && person.state === 'active'
}
