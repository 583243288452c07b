const LONGEST = 250

/**
 * Makes a text safe for a mail header: one line, no control characters, nothing that decodes into them.
 *
 * What a person typed becomes part of subjects and names; a line break there would begin a header of its own and
 * "=?utf-8?q?=0A?=" would be decoded into one by the reader's program (security row 12).
 */
export function oneLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replaceAll('=?', '= ?')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`
}

/** Whether a text is one plain address and nothing else: no list, no name, no comment, no second line. */
export const isPlainAddress = (text: string): boolean =>
  text.length <= 254 &&
  !text.includes('=?') &&
  /^[^\s\p{Cc}\p{Cf}<>()[\]\\,;:"@]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(text)

/** The host that takes the mail of an address. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
