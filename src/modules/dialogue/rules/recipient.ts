import { Refusal } from '../../../refusal.ts'

export type RecipientLimits = { readonly perTicket: number; readonly perDay: number }

export type RecipientCounts = { readonly onTicket: number; readonly today: number }

/**
 * Refuses one more recipient beyond the limits (decision 20).
 *
 * @throws {Refusal} `dialogue.too_many_recipients`, `dialogue.too_many_new_recipients`, each with `max`.
 * @see docs/domain/tickets.md#recipients (source: R86, R87, E90, decision 20)
 */
export function refuseTooMany({ onTicket, today }: RecipientCounts, { perTicket, perDay }: RecipientLimits): void {
  if (onTicket >= perTicket) throw new Refusal('dialogue.too_many_recipients', { max: perTicket })
  if (today >= perDay) throw new Refusal('dialogue.too_many_new_recipients', { max: perDay })
}

/** The part of a normalised address behind the last @. */
export const domainOf = (emailKey: string): string => emailKey.slice(emailKey.lastIndexOf('@') + 1)

/** Domains in which anybody can have a mailbox; they say nothing of a company. */
const publicDomains: ReadonlySet<string> = new Set([
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'proton.me',
  'protonmail.com',
  'wp.pl',
  'onet.pl',
  'op.pl',
  'o2.pl',
  'interia.pl',
  'gazeta.pl',
  'poczta.fm',
  'tlen.pl',
  'vp.pl',
])

/**
 * Whether an address lies outside a company's own domains, which warns the person who adds it.
 *
 * @param colleagues Normalised addresses of people who have proven to belong to the company.
 * @see docs/domain/tickets.md#recipients (source: E90, decision 20, ux 4.3)
 */
export function isForeign(emailKey: string, colleagues: readonly string[]): boolean {
  if (colleagues.includes(emailKey)) return false
  const domain = domainOf(emailKey)
  return publicDomains.has(domain) || !colleagues.some((colleague) => domainOf(colleague) === domain)
}
