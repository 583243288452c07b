import type { Account } from '../../identity/index.ts'
import { system, type Actor, type Context } from '../../../platform/context.ts'
import { listRecipients } from '../../dialogue/index.ts'
import { membersOf } from '../../organisations/index.ts'
import type { Ticket } from '../../tickets/index.ts'
import { isPartnerAddress } from '../../tickets/rules/partner-address.ts'
import { maySupport, sideOf } from '../../tickets/rules/policy.ts'
import type { Standing } from '../rules/standing.ts'

/**
 * Who a verified sender is on a ticket at this moment: rights that have ended since count no more (F13).
 *
 * @param address The sender's address in lower case.
 * @see ux.md 4.4, decision 22, E86, E90
 */
export async function findStanding(
  ctx: Context,
  ticket: Ticket,
  address: string,
  sender: Account | null,
): Promise<Standing> {
  if (sender?.kind === 'staff') return maySupport(actorOf(sender)) ? { kind: 'staff' } : { kind: 'stranger' }
  if (sender !== null && sideOf(actorOf(sender), ticket) !== null) return { kind: 'member' }
  const outside = await outsideStanding(ctx, ticket, address)
  if (outside !== null) return outside
  return sender?.state === 'registered' && sender.id === ticket.reporter.id
    ? { kind: 'outside', side: 'customer', invitedBy: sender.id, recipientId: null }
    : { kind: 'stranger' }
}

/** The actor that a person is; one whose account is not open has no rights. */
export function actorOf({ id, kind, name, state, organisationIds, limits, roles }: Account): Actor {
  if (state !== 'active') return { kind: 'customer', personId: id, name, organisationIds: [] }
  return kind === 'staff' ? { kind, personId: id, name, roles } : { kind, personId: id, name, organisationIds, limits }
}

/** An additional recipient; one of the partner's people only while the switch is on (E90). */
async function outsideStanding(ctx: Context, ticket: Ticket, address: string): Promise<Standing | null> {
  const recipients = await listRecipients(ctx, ticket.id)
  const recipient = recipients.findLast(({ emailKey }) => emailKey === address)
  if (recipient === undefined || (recipient.endedAt !== null && recipient.endedHow !== 'bounced')) return null
  const isPartner = isPartnerAddress(
    address,
    await addressesOf(ctx, ticket.organisationId),
    ticket.partner === null ? [] : await addressesOf(ctx, ticket.partner.id),
  )
  if (isPartner && !ticket.partnerAccess) return null
  const { id: recipientId, addedBy: invitedBy } = recipient
  return { kind: 'outside', side: isPartner ? 'partner' : 'customer', invitedBy, recipientId }
}

async function addressesOf(ctx: Context, organisationId: string): Promise<string[]> {
  const members = await membersOf({ ...ctx, actor: system }, [organisationId], null)
  return members.map(({ email }) => email.toLowerCase())
}
