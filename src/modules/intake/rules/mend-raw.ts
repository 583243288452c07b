import { readCentralEuropean, strictUtf8 } from './mend-text.ts'

/** Raw mails are handled as text with a character for each byte. */
const bytesOf = (raw: string): Uint8Array => Buffer.from(raw, 'latin1')
const rawOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

const eightBit = /[\u0080-\u00ff]/

/**
 * Makes headers with bare 8-bit letters readable: those that are no UTF-8 are taken for Central European.
 *
 * @param raw The mail, a character for each byte.
 */
export function mendHeaders(raw: string): string {
  if (!eightBit.test(raw)) return raw
  const end = /\r?\n\r?\n/.exec(raw)?.index ?? raw.length
  return asUtf8(raw.slice(0, end)) + raw.slice(end).replaceAll(/^.{0,200}name=.{0,400}$/gim, asUtf8)
}

function asUtf8(raw: string): string {
  if (!eightBit.test(raw)) return raw
  return strictUtf8(bytesOf(raw)) === null ? rawOf(readCentralEuropean(bytesOf(raw))) : raw
}

/**
 * The same mail with another alphabet for its text: for one that names none or a wrong one.
 *
 * @param raw The mail, a character for each byte.
 */
export function withCharset(raw: string, charset: string): string {
  const named = raw.replaceAll(
    /(charset\s*=\s*)(?:"[^"\r\n]{0,60}"|[^\s;"]{1,60})/gi,
    (_, before) => `${String(before)}"${charset}"`,
  )
  const declared = named.replaceAll(
    /^(content-type:[ \t]*text\/(?:plain|html))[ \t]*$(?!\r?\n[ \t])/gim,
    `$1; charset="${charset}"`,
  )
  return /^content-type:/im.test(declared.slice(0, headerLength(declared)))
    ? declared
    : `Content-Type: text/plain; charset="${charset}"\r\n${declared}`
}

/** A mail of several parts that does not name their boundary gets the one that stands in it; `null` when there is none. */
export function withBoundary(raw: string): string | null {
  const length = headerLength(raw)
  const [, boundary] = /^--([^\s"]{1,70})[ \t]*$/m.exec(raw.slice(length).replaceAll('\r\n', '\n')) ?? []
  const head = raw.slice(0, length)
  if (boundary === undefined || !/^content-type:[ \t]*multipart\//im.test(head)) return null
  return (
    head.replace(/^content-type:[ \t]*(multipart\/[\w-]{1,40})[^\r\n]*/im, `Content-Type: $1; boundary="${boundary}"`) +
    raw.slice(length)
  )
}

/** What stands below the headers, as a person would read it. */
export function bodyText(raw: string): string {
  const body = bytesOf(raw.slice(headerLength(raw)))
  return (strictUtf8(body) ?? readCentralEuropean(body)).trim()
}

const headerLength = (raw: string): number => {
  const found = /\r?\n\r?\n/.exec(raw)
  return found === null ? raw.length : found.index + found[0].length
}
