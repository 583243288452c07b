const MAX_WORDS = 60
const WORD = /[\p{L}\p{N}][\p{L}\p{N}()_./-]{3,98}[\p{L}\p{N})]/gu

/**
 * The words of a text that may be a serial number, a licence key or a contract number: five characters or more with a
 * digit among them, at most 60 of them, each once.
 *
 * @see ux.md 4.4 ("serials and contract numbers found in text and subject")
 */
export function identifiersIn(text: string): readonly string[] {
  const words = text.match(WORD) ?? []
  return [...new Set(words.filter((word) => /\d/.test(word)))].slice(0, MAX_WORDS)
}
