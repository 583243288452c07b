import { Refusal } from '../../../refusal.ts'

export type EmailAddress = {
  /** As typed, the domain in small letters; mail goes to this address and no other. */
  readonly address: string
  /** The folded form by which an account is found and kept unique. */
  readonly key: string
}

const MAX_ADDRESS = 254
const NOT_ASCII = /[^\x20-\x7e]/
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/**
 * Reads one e-mail address. Only plain ASCII is taken: full-width signs, dotless i, accents and look-alike letters
 * are refused rather than folded, so that two addresses never become one account (row 8). International domains
 * are typed in their `xn--` form.
 *
 * @throws {Refusal} `identity.email_letters` for letters outside ASCII, `identity.email_invalid` for everything else.
 */
export function parseEmail(typed: string): EmailAddress {
  const text = typed.trim()
  if (NOT_ASCII.test(text)) throw new Refusal('identity.email_letters')
  const at = text.lastIndexOf('@')
  const [local, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1).toLowerCase()]
  if (text.length > MAX_ADDRESS || local.length > 64 || !LOCAL.test(local) || !isDomain(domain))
    throw new Refusal('identity.email_invalid')
  const address = `${local}@${domain}`
  return { address, key: emailKey(address) }
}

/**
 * The folded form of an address: trimmed, in small letters. Two addresses with the same key are one account.
 * Only ASCII is folded, so a look-alike (a full-width sign, the Kelvin sign for a K) stays what it is and finds nobody.
 */
export function emailKey(typed: string): string {
  const text = typed.trim()
  return NOT_ASCII.test(text) ? text : text.toLowerCase()
}

/** The address as a page may show it to whoever typed it: `a.nowak@firma.example` becomes `a…k@firma.example`. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  return `${local.length < 3 ? local.slice(0, 1) : `${local[0]}…${local.at(-1)}`}${local.length < 3 ? '…' : ''}${address.slice(at)}`
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.')
  return (
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(labels.at(-1) ?? '')
  )
}
