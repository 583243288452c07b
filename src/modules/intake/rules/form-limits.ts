import type { WrittenEnquiry } from './enquiry.ts'

export type FormLimit = { readonly key: string; readonly tries: number; readonly minutes: number }

/**
 * How often a public form may be sent, by network, telephone, serial number and address. All are counted for every
 * sending, also past a limit; none depends on whether the numbers are right (F9, F10, ux S02).
 *
 * @param network The sender's network, `networkOf` their address.
 * @param hashed Makes a short key of personal data.
 */
export function formLimits(
  { kind, phone, serial, emailKey }: Pick<WrittenEnquiry, 'kind' | 'phone' | 'serial' | 'emailKey'>,
  network: string,
  hashed: (text: string) => string,
): readonly FormLimit[] {
  const key = (what: string, value: string) => `${kind}:${what}:${hashed(value)}`
  const perNetwork = { key: key('network', network), tries: kind === 'emergency' ? 10 : 20, minutes: 60 }
  const perPhone = { key: key('phone', phone), tries: 5, minutes: 60 }
  const perAddress = { key: key('address', emailKey), tries: 5, minutes: 60 }
  if (kind === 'contact') return [perNetwork, perAddress]
  const compared = serial.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return [perNetwork, perPhone, { key: key('serial', compared), tries: 3, minutes: 60 }]
}
