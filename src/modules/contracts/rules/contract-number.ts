import { Refusal } from '../../../refusal.ts'
import { plainText } from './typed.ts'

/**
 * Reads a contract number as people type it: without white space around it, in capitals.
 *
 * @param pattern What a number looks like; a setting of the operator, one capital letter and six digits by default.
 * @throws {Refusal} `contracts.number_invalid`.
 * @see domain R36, E42 and the test vectors of section 7
 */
export function parseContractNumber(typed: string, pattern: string): string {
  const number = plainText(typed).trim().toUpperCase()
  if (!new RegExp(pattern).test(number)) throw new Refusal('contracts.number_invalid')
  return number
}
