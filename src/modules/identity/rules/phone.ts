import { Refusal } from '../../../refusal.ts'

/**
 * Reads a telephone number. A Polish one is kept as nine digits; `+48`, `0048`, `48`, a leading trunk 0, spaces,
 * dashes, dots and brackets are taken off (E41). Any other number needs its country code and is kept as E.164.
 *
 * @throws {Refusal} `identity.phone_invalid`
 */
export function parsePhone(typed: string): string {
  const digits = typed
    .trim()
    .replaceAll(/[\s().\-/\u2010-\u2013]/g, '')
    .replace(/^00/, '+')
  const polish = polishDigits(digits)
  if (polish !== null) return polish
  if (!/^\+(?!48)[1-9]\d{6,14}$/.test(digits)) throw new Refusal('identity.phone_invalid')
  return digits
}

/** The number as people read it: `12 252 56 00`, `601 234 567`, a foreign one with its `+`. */
export function formatPhone(phone: string): string {
  if (!/^\d{9}$/.test(phone)) return phone
  const groups = /^(?:45|5[0137]|6[069]|7[2389]|88)/.test(phone)
    ? /^(\d{3})(\d{3})(\d{3})$/
    : /^(\d{2})(\d{3})(\d{2})(\d{2})$/
  return phone.replace(groups, (_, ...parts) => parts.slice(0, -2).join(' '))
}

/** The number with its country code, for `tel:` links. */
export const internationalPhone = (phone: string): string =>
  phone.startsWith('+') || phone === '' ? phone : `+48${phone}`

function polishDigits(digits: string): string | null {
  const national = digits.startsWith('+48')
    ? digits.slice(3)
    : digits.length === 11 && digits.startsWith('48')
      ? digits.slice(2)
      : digits
  return /^0?([1-9]\d{8})$/.exec(national)?.[1] ?? null
}
