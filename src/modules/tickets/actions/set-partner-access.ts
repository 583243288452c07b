import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import { endRecipient, listRecipients } from '../../dialogue/index.ts'
import { isPartnerAddress } from '../rules/partner-address.ts'
import { requirePartner, SHARING_TEXT } from '../rules/partner-access.ts'
import { mayShare, requireRight } from '../rules/policy.ts'
import type { Ticket } from '../rules/ticket.ts'
import { addressesOf } from '../store/people.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { updateTicket } from '../store/write-ticket.ts'
import { appendEntry } from './append-entry.ts'

/**
 * Lets the partner's people see the ticket, or stops it: at once, for lists, search, files and mails to their addresses.
 * Mails already sent stay sent. Who decided, when and on which wording is kept.
 *
 * @throws {Refusal} `tickets.not_found`; `http.not_found` for anybody but the customer's side; `tickets.no_partner`.
 * @see docs/domain/tickets.md#partner-access (source: R92, R93, E86–E89, decision 21)
 */
export function setPartnerAccess(
  ctx: Context,
  { number, access }: { readonly number: string; readonly access: boolean },
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicketForUpdate(tx, number)
    requireRight(mayShare(tx.actor, ticket))
    requirePartner(ticket.partner !== null)
    if (ticket.partnerAccess === access) return
    const event = access ? 'partner_access_on' : 'partner_access_off'
    const entry = await appendEntry(tx, ticket, { kind: 'event', event, data: { partner: ticket.partner?.name ?? '' } })
    await updateTicket(tx, ticket.id, { partnerAccess: access, changedAt: tx.now, lastEntryPosition: entry.position })
    if (!access) await endPartnerAddresses(tx, ticket)
    const data = { entryId: entry.id, access, textVersion: SHARING_TEXT, partnerId: ticket.partner?.id ?? null }
    await record(tx, { type: 'ticket.partner_access_changed', subject: { kind: 'ticket', id: ticket.id }, data })
  })
}

/** An address of the partner gets mails only while the switch is on (decision 20). */
async function endPartnerAddresses(tx: Context<Tx>, ticket: Ticket): Promise<void> {
  const recipients = (await listRecipients(tx, ticket.id)).filter(({ endedAt }) => endedAt === null)
  if (recipients.length === 0 || ticket.partner === null) return
  const partners = await addressesOf(tx, ticket.partner.id)
  const colleagues = await addressesOf(tx, ticket.organisationId)
  for (const { id, emailKey } of recipients) {
    if (isPartnerAddress(emailKey, colleagues, partners)) await endRecipient(tx, ticket.id, id, 'removed')
  }
}
