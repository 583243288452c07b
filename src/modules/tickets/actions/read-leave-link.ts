import { system, type Context } from '../../../platform/context.ts'
import { sameBytes } from '../../../platform/hash.ts'
import { Refusal } from '../../../refusal.ts'
import { findRecipient, type Recipient } from '../../dialogue/index.ts'
import type { Ticket } from '../rules/ticket.ts'
import { findTicketById } from '../store/tickets.ts'
import { signLeaveLink } from './sign-leave-link.ts'

export type LeaveOffer = { readonly recipient: Recipient; readonly ticket: Pick<Ticket, 'number' | 'title'> }

/**
 * Whom a leave link stops, for the page that asks before it does.
 *
 * @throws {Refusal} `tickets.leave_link_dead` for a link that the portal did not sign.
 * @see docs/domain/tickets.md#recipients (source: E90, ux 4.3)
 */
export async function readLeaveLink(ctx: Context, token: string): Promise<LeaveOffer> {
  const recipientId = /^[0-9a-f-]{36}(?=\.)/.exec(token)?.[0]
  if (recipientId === undefined || !isSigned(ctx, recipientId, token)) throw new Refusal('tickets.leave_link_dead')
  const recipient = await findRecipient(ctx, recipientId)
  if (recipient === null) throw new Refusal('tickets.leave_link_dead')
  const { number, title } = await findTicketById({ ...ctx, actor: system }, recipient.ticketId)
  return { recipient, ticket: { number, title } }
}

function isSigned({ services }: Context, recipientId: string, token: string): boolean {
  return sameBytes(Buffer.from(token), Buffer.from(signLeaveLink(services, recipientId)))
}
