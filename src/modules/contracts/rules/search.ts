import { plainText } from './typed.ts'

const MAX_WORDS = 8
const MAX_WORD = 60
/** Three letters make a trigram; what is shorter is sought at the beginning of a word, which the index can do as well. */
const TRIGRAM = 3

/**
 * The words of what was typed into "Szukaj…". All of them must be found in one line of a contract, each anywhere in it;
 * case and diacritics do not matter (R73, J2).
 *
 * A serial loses a leading `(H)-`, a grouped Polish tax id its dashes, because they are kept without.
 *
 * @see domain R73, R74, E43, features J2, J4
 */
export function searchWords(typed: string): readonly string[] {
  const words = plainText(typed).split(/\s+/u).map(plainWord)
  return words.filter((word) => word !== '').slice(0, MAX_WORDS)
}

/**
 * The pattern that finds a word in a text in which every word stands behind a blank.
 *
 * @see features J2, J4
 */
export function likePattern(word: string): string {
  const literal = word.replace(/[\\%_]/g, '\\$&')
  return [...word].length < TRIGRAM ? `% ${literal}%` : `%${literal}%`
}

/**
 * The pattern that also finds a serial in which letters and digits that look alike were confused: O and 0, I, L and 1,
 * B and 8, S and 5, Z and 2. Only words that look like a serial are loosened; null for the others.
 *
 * @see domain E43 (nothing is guessed when a right is proven; here it only helps to find), features J4
 */
export function loosePattern(word: string): string | null {
  if (word.length < 6 || !/\d/.test(word) || !/[oilbsz01852]/i.test(word)) return null
  return likePattern(word).replace(/[oilbsz01852]/gi, '_')
}

function plainWord(word: string): string {
  const bare = word.replace(/^\(h\)-/i, '').slice(0, MAX_WORD)
  return /^(?:PL)?\d{3}-(?:\d{3}-\d{2}-\d{2}|\d{2}-\d{2}-\d{3})$/i.test(bare) ? bare.replace(/\D/g, '') : bare
}
