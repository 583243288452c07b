import type { Context } from '../../../platform/context.ts'
import type { formErrors } from '../../../platform/forms.ts'
import { isForeign } from '../../dialogue/index.ts'
import { parseEmail, type EmailAddress } from '../../identity/index.ts'
import { Refusal } from '../../../refusal.ts'
import { isPartnerAddress } from '../rules/partner-address.ts'
import { addressesOf } from '../store/people.ts'
import type { NamedPerson } from '../rules/ticket.ts'

export type AdmittedRecipient = EmailAddress & { readonly foreign: boolean }

type Sharer = { readonly organisationId: string; readonly partner: NamedPerson | null; readonly partnerAccess: boolean }

/**
 * Reads the addresses that are to get a ticket's mails. A partner's address needs the partner switch; one outside the
 * customer's own domains is admitted and warned of.
 *
 * Every wrong address becomes an error of its own field: `recipients.0`, `recipients.1` and so on.
 *
 * @see docs/domain/tickets.md#recipients (source: R86, E90, decision 20)
 */
export async function admitRecipients(
  ctx: Context,
  errors: ReturnType<typeof formErrors>,
  ticket: Sharer,
  typed: readonly string[],
): Promise<AdmittedRecipient[]> {
  if (typed.length === 0) return []
  const colleagues = await addressesOf(ctx, ticket.organisationId)
  const partners = ticket.partner === null || ticket.partnerAccess ? [] : await addressesOf(ctx, ticket.partner.id)
  const read = typed.flatMap(
    (address, place) => errors.parse(`recipients.${place}`, () => admit(address, colleagues, partners)) ?? [],
  )
  return [...new Map(read.map((recipient) => [recipient.key, recipient])).values()]
}

function admit(typed: string, colleagues: readonly string[], partners: readonly string[]): AdmittedRecipient {
  const email = parseEmail(typed)
  if (isPartnerAddress(email.key, colleagues, partners)) throw new Refusal('tickets.recipient_needs_sharing')
  return { ...email, foreign: isForeign(email.key, colleagues) }
}
