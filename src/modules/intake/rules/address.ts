/**
 * Reads the one address of a From header strictly, independent of the parser of the mail itself (security row 7).
 *
 * @returns the address in lower case, or `null` for anything that two parsers could read differently: comments in
 *   the address, quoted local parts, groups, several addresses, blanks or encoded words inside the address.
 */
export function strictAddress(header: string): string | null {
  const text = withoutRemark(withoutQuotedName(header.trim()))
  if (text === null || /[(),;:\\]/.test(text)) return null
  const angle = /^([^<>]*)<([^<>]*)>$/.exec(text)
  const address = angle === null ? text : (angle[2] ?? '')
  if (angle !== null && (angle[1] ?? '').includes('@')) return null
  return isPlain(address) ? address.toLowerCase() : null
}

/**
 * Whether the sender of a mail is known for sure: there is one From header, both parsers read the same address in it,
 * and no Sender header names somebody else's domain as the writer's own.
 *
 * @param fromHeaders The raw values of all From headers.
 * @param parsed The address that the mail's parser read.
 * @returns the address in lower case, `null` when the two disagree: an unverified sender (decision 26, security row 7).
 * @see security rows 6–8
 */
export function verifiedSender(fromHeaders: readonly string[], parsed: string | null): string | null {
  const [only, ...others] = fromHeaders
  if (only === undefined || others.length > 0 || parsed === null) return null
  const own = strictAddress(only)
  return own !== null && own === parsed.toLowerCase() ? own : null
}

/** A display name in quotes may hold anything but an unfinished quote. */
function withoutQuotedName(text: string): string | null {
  const stripped = text.replace(/^"(?:[^"\\]|\\.)*"\s*(?=<)/, '')
  return stripped.includes('"') ? null : stripped
}

/** "Anna Nowak (IT) <anna@firma.example>": a remark in the name is harmless, one in the address is not. */
const withoutRemark = (text: string | null): string | null =>
  text === null ? null : text.replace(/^([^<>()"\\@]*)\([^()<>"\\@]*\)\s*(?=<)/, '$1')

/** Letters, digits and the usual signs of ASCII only: nothing that normalisation could turn into another address. */
const isPlain = (address: string): boolean =>
  address.length <= 254 &&
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(address)
