import { system, type Context } from '../../../platform/context.ts'
import { sameBytes } from '../../../platform/hash.ts'
import { Refusal } from '../../../refusal.ts'
import { findRecipient, listRecipients } from '../../dialogue/index.ts'
import { findPerson } from '../../identity/index.ts'
import type { Ticket } from '../rules/ticket.ts'
import { findTicketById } from '../store/tickets.ts'
import { signLeaveLink, signPartnerLeaveLink } from './sign-leave-link.ts'

/** Whose mails of which ticket a leave link stops. */
export type LeaveOffer = {
  readonly ticket: Pick<Ticket, 'number' | 'title'>
  readonly email: string
  readonly hasLeft: boolean
  /** One of the partner's people; `null` for an additional recipient. */
  readonly personId: string | null
  readonly recipientId: string | null
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const tokenShape = new RegExp(`^(${UUID})(?:\\.(${UUID}))?\\.[\\w-]{43}$`)

/**
 * Whom a leave link stops, for the page that asks before it does.
 *
 * @throws {Refusal} `tickets.leave_link_dead` for a link that the portal did not sign, and for one of the partner's
 *   while the customer has closed the ticket to them: then it does not exist (E86).
 * @see docs/domain/tickets.md#recipients (source: E90, ux 4.3)
 */
export async function readLeaveLink(ctx: Context, token: string): Promise<LeaveOffer> {
  const [, first, personId] = tokenShape.exec(token) ?? []
  const all = { ...ctx, actor: system }
  const offer =
    first === undefined
      ? null
      : personId === undefined
        ? await recipientOffer(all, first, token)
        : await partnerOffer(all, first, personId, token)
  if (offer === null) throw new Refusal('tickets.leave_link_dead')
  return offer
}

async function recipientOffer(ctx: Context, recipientId: string, token: string): Promise<LeaveOffer | null> {
  if (!isSame(token, signLeaveLink(ctx.services, recipientId))) return null
  const recipient = await findRecipient(ctx, recipientId)
  if (recipient === null) return null
  const { number, title } = await findTicketById(ctx, recipient.ticketId)
  const hasLeft = recipient.endedAt !== null
  return { ticket: { number, title }, email: recipient.email, hasLeft, personId: null, recipientId }
}

async function partnerOffer(
  ctx: Context,
  ticketId: string,
  personId: string,
  token: string,
): Promise<LeaveOffer | null> {
  if (!isSame(token, signPartnerLeaveLink(ctx.services, ticketId, personId))) return null
  const { number, title, partnerAccess } = await findTicketById(ctx, ticketId)
  const person = await findPerson(ctx, personId)
  if (person === null || !partnerAccess) return null
  const rows = (await listRecipients(ctx, ticketId)).filter(({ emailKey }) => emailKey === person.email.toLowerCase())
  const last = rows.at(-1)
  const hasLeft = last?.endedHow === 'left'
  const recipientId = last?.endedAt === null ? last.id : null
  return { ticket: { number, title }, email: person.email, hasLeft, personId, recipientId }
}

const isSame = (token: string, signed: string): boolean => sameBytes(Buffer.from(token), Buffer.from(signed))
