import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

/** What is kept of a secret link or session: enough to recognise it, not enough to use it. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

export const hmac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest()

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
