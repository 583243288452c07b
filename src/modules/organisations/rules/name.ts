import { Refusal } from '../../../refusal.ts'

const MAX_NAME = 200

/**
 * A company's name as it is kept: without white space around it and with single blanks inside.
 *
 * @throws {Refusal} `organisations.name_missing`, `organisations.name_too_long`.
 * @see ux 7.4
 */
export function parseOrganisationName(typed: string): string {
  const name = typed.normalize('NFC').trim().replace(/\s+/gu, ' ')
  if (name === '') throw new Refusal('organisations.name_missing')
  if (name.length > MAX_NAME) throw new Refusal('organisations.name_too_long', { max: MAX_NAME })
  return name
}
