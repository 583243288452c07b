import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { formErrors } from '../../../platform/forms.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayWrite, requireRight } from '../rules/policy.ts'
import type { Ticket } from '../rules/ticket.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { updateTicket } from '../store/write-ticket.ts'
import { admitRecipients } from './admit-recipients.ts'
import { appendEntry } from './append-entry.ts'
import { noteRecipient } from './note-recipient.ts'

type WantedRecipient = { readonly number: string; readonly email: string; readonly once?: string | null }
type AddedRecipient = { id: string; foreign: boolean }

/**
 * Adds an address that gets the ticket's mails from now on. It gets no rights in the portal.
 *
 * @returns the recipient, and whether the address lies outside the customer's own domains.
 * @throws {Refusal} `tickets.not_found`; `form.invalid` on `recipients.0` for a wrong address or a partner's without the
 *   switch; `dialogue.recipient_known` and the limits of decision 20; `http.idempotency_mismatch`.
 * @see docs/domain/tickets.md#recipients (source: R86, R87, E90, features G6)
 */
export function addRecipient(
  ctx: Context,
  { number, email, once: key = null }: WantedRecipient,
): Promise<AddedRecipient> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicketForUpdate(tx, number)
    requireRight(mayWrite(tx.actor, ticket))
    const request = { number, email }
    const attempt = key === null ? null : { owner: personIdOf(tx.actor) ?? '', key: `recipient:${key}`, request }
    return once(tx, attempt, () => add(tx, ticket, email))
  })
}

async function add(tx: Context<Tx>, ticket: Ticket, email: string): Promise<AddedRecipient> {
  const errors = formErrors()
  const [recipient] = await admitRecipients(tx, errors, ticket, [email])
  errors.refuseIfAny()
  if (recipient === undefined) throw new Error('An address without errors is admitted')
  const id = await noteRecipient(tx, ticket.id, recipient, { atOpening: false })
  const entry = await appendEntry(tx, ticket, {
    kind: 'event',
    event: 'recipient_added',
    data: { email: recipient.address },
  })
  await updateTicket(tx, ticket.id, { changedAt: tx.now, lastEntryPosition: entry.position })
  return { id, foreign: recipient.foreign }
}
