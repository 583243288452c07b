/** Characters of a name that people see; the file itself is kept under the hash of its content (row 16). */
export const MAX_NAME = 200

const NAMELESS = 'plik'

/**
 * Makes of a sender's file name the name that people see: the last part of a path, without control, invisible and
 * direction-changing characters, without leading dots, at most 200 characters with the ending kept.
 * It is a label only and never a path.
 *
 * @see docs/domain/tickets.md#files (source: security row 16, E93)
 */
export function displayName(sent: string): string {
  const visible = sent.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu, '')
  const last = visible.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim()
  return clean === '' ? NAMELESS : shorten(clean)
}

function shorten(name: string): string {
  const letters = [...name]
  if (letters.length <= MAX_NAME) return name
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  return letters.slice(0, MAX_NAME - [...ending].length).join('') + ending
}
