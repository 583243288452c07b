import { createHmac } from 'node:crypto'
import { generateSync, generateURI, ScureBase32Plugin, verifySync } from 'otplib'

const STEP_SECONDS = 30

/** What every authenticator application takes: SHA-1, six digits, thirty seconds (E56). */
const usual = { algorithm: 'sha1', digits: 6, period: STEP_SECONDS } as const

/** A 160-bit secret in Base32, always the same for the same key and purpose. */
export function totpSecretFor(key: Uint8Array, purpose: string): string {
  return new ScureBase32Plugin().encode(createHmac('sha1', key).update(`totp ${purpose}`).digest(), { padding: false })
}

/** The address behind the QR code, which applications also open as a link. */
export const totpAddress = (secret: string, issuer: string, label: string): string =>
  generateURI({ ...usual, secret, issuer, label })

/** The code that an application shows at a moment. @param seconds Seconds since 1970. */
export const totpCode = (secret: string, seconds: number): string => generateSync({ ...usual, secret, epoch: seconds })

/**
 * The time step whose code was typed, from one step before to one after the present; null when none fits.
 *
 * @param seconds Seconds since 1970.
 */
export function matchingStep(secret: string, code: string, seconds: number): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const result = verifySync({ ...usual, secret, token: code, epoch: seconds, epochTolerance: STEP_SECONDS })
  if (!result.valid) return null
  return Math.floor(seconds / STEP_SECONDS) + result.delta
}
