import { Refusal } from '../../../refusal.ts'

/** F7. Bytes, except depth and parts. */
export const mimeLimits = {
  depth: 64,
  parts: 1000,
  headers: 256 * 1024,
  header: 16 * 1024,
  message: 35 * 1024 * 1024,
} as const

/**
 * Turns away a mail that is larger or more complicated than a person's, before it is parsed.
 *
 * @param raw The mail, one character for each byte.
 * @throws {Refusal} `intake.mail_too_large`, or `intake.mail_too_complex` for parts and headers.
 * @see security F7, row 25, row 43
 */
export function refuseMonster(raw: string): void {
  if (raw.length > mimeLimits.message) throw new Refusal('intake.mail_too_large')
  refuseHeaders(raw.slice(0, headerEnd(raw)))
  if (countParts(raw) > mimeLimits.parts) throw new Refusal('intake.mail_too_complex')
}

function headerEnd(raw: string): number {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((end) => end !== -1)
  return ends.length === 0 ? raw.length : Math.min(...ends)
}

function refuseHeaders(headers: string): void {
  if (headers.length > mimeLimits.headers) throw new Refusal('intake.mail_too_complex')
  let size = 0
  for (const line of headers.split('\n')) {
    size = /^[ \t]/.test(line) ? size + line.length + 1 : line.length
    if (size > mimeLimits.header) throw new Refusal('intake.mail_too_complex')
  }
}

/** Counts the lines that open a part, for every boundary that the mail names anywhere. */
function countParts(raw: string): number {
  const names = new Set<string>()
  for (const [, quoted, plain] of raw.matchAll(/boundary\*?0?\*?=\s*(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))/gi))
    names.add(quoted ?? plain ?? '')
  if (names.size === 0) return 1
  let count = 1
  for (const [line] of raw.matchAll(/^--[^\r\n]{1,210}/gm)) if (names.has(line.slice(2).trimEnd())) count++
  return count
}
