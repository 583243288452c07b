import { Refusal, type RefusalCode } from '../../../refusal.ts'

const MAX_TEXT = 150

/**
 * A name that somebody typed: without control characters, spaces in a row made one.
 *
 * @param missing The refusal of an empty text.
 * @throws {Refusal} that one, or `identity.text_too_long` past 150 characters.
 */
export function requiredText(typed: string, missing: RefusalCode): string {
  const text = typed
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  if (text === '') throw new Refusal(missing)
  if (text.length > MAX_TEXT) throw new Refusal('identity.text_too_long', { max: MAX_TEXT })
  return text
}
