import { domainOf, isForeign } from '../../dialogue/rules/recipient.ts'

/**
 * Whether an address belongs to the partner: one of the partner's people, or their domain, unless the customer's own
 * people are there as well. Such an address needs the partner switch.
 *
 * @param colleagues Normalised addresses of the customer's people.
 * @param partners Normalised addresses of the partner's people.
 * @see docs/domain/tickets.md#recipients (source: E90, decision 20)
 */
export function isPartnerAddress(key: string, colleagues: readonly string[], partners: readonly string[]): boolean {
  if (colleagues.includes(key)) return false
  if (partners.includes(key)) return true
  return isForeign(key, colleagues) && !isForeign(`somebody@${domainOf(key)}`, partners)
}
