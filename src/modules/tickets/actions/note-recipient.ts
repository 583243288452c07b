import { personIdOf, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import { addRecipient } from '../../dialogue/index.ts'
import type { AdmittedRecipient } from './admit-recipients.ts'

/**
 * Notes one admitted recipient of a ticket and lets them be told.
 *
 * @throws {Refusal} as `addRecipient` of the dialogue.
 * @see docs/domain/tickets.md#recipients (source: R86, R87, E90)
 */
export async function noteRecipient(
  tx: Context<Tx>,
  ticketId: string,
  recipient: AdmittedRecipient,
  how: { readonly atOpening: boolean },
): Promise<string> {
  const recipientId = await addRecipient(tx, {
    ticketId,
    email: recipient.address,
    emailKey: recipient.key,
    language: tx.locale,
    addedBy: personIdOf(tx.actor) ?? '',
  })
  await record(tx, {
    type: 'ticket.recipient_added',
    subject: { kind: 'ticket', id: ticketId },
    data: { recipientId, ...how },
  })
  return recipientId
}
