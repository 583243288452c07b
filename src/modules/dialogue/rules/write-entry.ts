import { Refusal } from '../../../refusal.ts'

/** Characters of one entry; longer texts are files (ux S12). */
export const MAX_BODY = 20_000

/**
 * Makes of what was typed the text that is kept: line ends unified, control characters out, blank edges off.
 *
 * @param files How many files the entry carries; an entry with a file may go without words.
 * @throws {Refusal} `dialogue.empty`, or `dialogue.too_long` with `max` in characters and the advice to attach a file.
 * @see docs/domain/tickets.md#dialogue (source: R84, R85)
 */
export function writeEntry(typed: string, files = 0): string {
  const body = withoutControls(typed.replaceAll(/\r\n?/g, '\n'))
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()
  if (body.length > MAX_BODY) throw new Refusal('dialogue.too_long', { max: MAX_BODY })
  if (body.trim() === '' && files === 0) throw new Refusal('dialogue.empty')
  return body
}

/** PostgreSQL keeps no NUL, and nobody reads the others; tab and line end stay. */
function withoutControls(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these characters are what is taken out
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
}
