import { plainText } from './typed.ts'

/**
 * The form in which serial numbers are compared: upper-cased, without any white space, without a leading `(H)-`.
 *
 * Nothing is guessed: O stays O and 0 stays 0 (E43). The form as typed or printed is kept beside it.
 *
 * @see domain R38, E43 and the test vectors of section 7
 */
export function serialKey(typed: string): string {
  return plainText(typed)
    .replace(/\s+/gu, '')
    .toUpperCase()
    .replace(/^\(H\)-/, '')
}
