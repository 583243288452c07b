import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import type { EntryLanguage } from '../rules/entry.ts'
import { refuseTooMany } from '../rules/recipient.ts'
import { countAddedSince, insertRecipient, listRecipients } from '../store/recipients.ts'

export type WantedRecipient = {
  readonly ticketId: string
  readonly email: string
  readonly emailKey: string
  readonly language: EntryLanguage
  readonly addedBy: string
}

const DAY_HOURS = 24

/**
 * Notes an extra recipient of a ticket's mails. The caller has the right to add and holds the ticket's lock.
 *
 * @throws {Refusal} `dialogue.recipient_known` for an address that gets the mails already, and the limits of decision 20.
 * @see docs/domain/tickets.md#recipients (source: R86, R87, E90, decision 20)
 */
export async function addRecipient(tx: Context<Tx>, wanted: WantedRecipient): Promise<string> {
  const active = (await listRecipients(tx, wanted.ticketId)).filter((recipient) => recipient.endedAt === null)
  if (active.some((recipient) => recipient.emailKey === wanted.emailKey)) throw new Refusal('dialogue.recipient_known')
  const today = await countAddedSince(tx, wanted.addedBy, tx.now.subtract({ hours: DAY_HOURS }))
  const { recipientsPerTicket, newRecipientsPerDay } = tx.services.config.operator.limits
  refuseTooMany({ onTicket: active.length, today }, { perTicket: recipientsPerTicket, perDay: newRecipientsPerDay })
  return insertRecipient(tx, wanted)
}
