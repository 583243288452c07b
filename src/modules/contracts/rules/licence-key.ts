import { plainText } from './typed.ts'

/**
 * A licence key as it is compared first: exactly as printed, dashes and case included, without white space around it.
 *
 * @see domain R39, E44
 */
export function exactLicence(typed: string): string {
  return plainText(typed).trim()
}

/**
 * A licence key as it is compared second, and only where it is unique inside its contract: letters and digits alone,
 * because people paste keys without their dashes.
 *
 * @see domain E44
 */
export function looseLicence(typed: string): string {
  return plainText(typed)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

export type LicensedLine = {
  readonly licence: string | null
  readonly licenceKey: string | null
  readonly services: readonly string[]
}

/**
 * Whether what was typed is the licence key of a line among those of one contract.
 *
 * An exact key wins; a key without its punctuation counts when only one key of the contract reads so, or when
 * `discriminator` names the service of exactly one of them (E44, E46).
 *
 * @param discriminator The service's name as typed; empty when none was given.
 * @see domain E44, E46
 */
export function isLicenceOf(lines: readonly LicensedLine[], typed: string, discriminator = ''): boolean {
  if (exactLicence(typed) !== '' && lines.some(({ licence }) => licence === exactLicence(typed))) return true
  const loose = looseLicence(typed)
  const alike = loose === '' ? [] : lines.filter(({ licenceKey }) => licenceKey === loose)
  if (countKeys(alike) <= 1) return alike.length > 0
  const named = alike.filter(({ services }) => services.some((service) => names(service, discriminator)))
  return countKeys(named) === 1
}

const countKeys = (lines: readonly LicensedLine[]): number => new Set(lines.map(({ licence }) => licence)).size

function names(service: string, typed: string): boolean {
  const wanted = looseLicence(typed)
  return wanted !== '' && looseLicence(service).includes(wanted)
}
