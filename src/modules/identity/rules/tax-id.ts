import { Refusal } from '../../../refusal.ts'

/** A tax id as contracts are matched by: the country and the bare id. */
export type TaxId = { readonly country: string; readonly id: string }

/** Ten digits that prove typing and belong to nobody (E36). */
const DUMMIES = new Set(['0000000000', '1111111111'])
const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7]
const MAX_FREE_ID = 20

/** How a tax id is written inside the European Union, without its country prefix (E38): EL is Greece, XI Northern Ireland. */
const unionPatterns: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
}

const others =
  'AD AE AF AG AI AL AM AO AR AS AU AW AZ BA BB BD BF BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV DJ DM DO DZ EC EG ER ET FJ FM FO GA GB GD GE GH GI GL GM GN GQ GT GW GY HK HN HT ID IL IN IQ IR IS JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LY MA MC MD ME MG MH MK ML MM MN MO MR MU MV MW MX MY MZ NA NE NG NI NO NP NR NZ OM PA PE PG PH PK PR PS PW PY QA RS RU RW SA SB SC SD SG SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WS XK YE ZA ZM ZW'.split(
    ' ',
  )

/** Every country that may be chosen: Poland, then the Union, then the rest. */
export const taxCountries: readonly string[] = ['PL', ...Object.keys(unionPatterns), ...others]

/**
 * Reads a tax id of a country. Spaces, dashes, dots and the country's own prefix in any letter case are taken off (E35).
 * A Polish NIP is checked by its sum; the syntax of the Union's other countries by pattern; elsewhere up to 20 signs are free.
 *
 * @throws {Refusal} `identity.country_unknown`, `identity.nip_length`, `identity.nip_wrong`, `identity.tax_id_invalid`
 */
export function parseTaxId(country: string, typed: string): TaxId {
  if (!taxCountries.includes(country)) throw new Refusal('identity.country_unknown')
  if (country === 'PL') return { country, id: parseNip(typed) }
  const pattern = unionPatterns[country]
  const id = pattern === undefined ? freeId(typed) : compact(typed, country)
  if (pattern ? !pattern.test(id) : !isFreeId(id)) throw new Refusal('identity.tax_id_invalid')
  return { country, id }
}

/**
 * Reads a Polish NIP into its ten digits.
 *
 * @throws {Refusal} `identity.nip_length` unless ten digits remain, `identity.nip_wrong` when they cannot be a NIP.
 */
export function parseNip(typed: string): string {
  const digits = compact(typed, 'PL')
  if (!/^\d{10}$/.test(digits)) throw new Refusal('identity.nip_length')
  if (!isNip(digits)) throw new Refusal('identity.nip_wrong')
  return digits
}

/** Whether ten digits are a possible NIP: its first four by the pattern of the tax office, the tenth by the sum (E36). */
export function isNip(digits: string): boolean {
  if (!/^[1-9](?:\d[1-9]|[1-9]\d)\d{7}$/.test(digits) || DUMMIES.has(digits)) return false
  const sum = NIP_WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return sum % 11 === Number(digits[9])
}

/** The tax id as people know it: a Polish one bare, any other behind its country. */
export const formatTaxId = ({ country, id }: TaxId): string => (country === 'PL' || id === '' ? id : `${country} ${id}`)

function compact(typed: string, country: string): string {
  const bare = typed.toUpperCase().replaceAll(/[\s.\-_/\u2010-\u2014]/g, '')
  return bare.startsWith(country) ? bare.slice(country.length) : bare
}

const freeId = (typed: string): string => typed.trim().replaceAll(/\s+/g, ' ').toUpperCase()

const isFreeId = (id: string): boolean => id.length <= MAX_FREE_ID && /^[\p{L}\p{N}][\p{L}\p{N} .\-/]*$/u.test(id)
