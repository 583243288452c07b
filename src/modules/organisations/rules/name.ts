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

/**
 * A tax id as people recognise it: a Polish one with `PL` and in groups, a foreign one behind its country (E35, E38).
 *
 * @see domain E35, E38
 */
export function formatTaxId(country: string, taxId: string): string {
  if (country !== 'PL' || !/^\d{10}$/.test(taxId)) return `${country} ${taxId}`.trim()
  return `${taxId.slice(0, 3)}-${taxId.slice(3, 6)}-${taxId.slice(6, 8)}-${taxId.slice(8)}`
}
