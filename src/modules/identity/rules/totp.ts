import type { Temporal } from 'temporal-polyfill'
import { Refusal } from '../../../refusal.ts'

/** F11: twenty wrong codes, then a wait; a hundred in a row, and only the operator opens the account again (SP 800-63B). */
export const TRIES_BEFORE_COOL_OFF = 20
export const MOST_FAILURES = 100
export const COOL_OFF_MINUTES = 15

/**
 * The six digits of a code as an application shows them; spaces inside are taken off.
 *
 * @throws {Refusal} `identity.code_wrong` for anything that cannot be a code: it is not worth a try.
 */
export function parseCode(typed: string): string {
  const digits = typed.replaceAll(/\s/g, '')
  if (!/^[0-9]{6}$/.test(digits)) throw new Refusal('identity.code_wrong')
  return digits
}

/** Why no try is left: too many in a row, or a wait that is not over. */
export function refuseTry(
  state: { readonly failures: number; readonly coolUntil: Temporal.Instant | null },
  now: Temporal.Instant,
): Refusal {
  if (state.failures >= MOST_FAILURES) return new Refusal('identity.factor_locked')
  const left = (state.coolUntil?.epochMilliseconds ?? 0) - now.epochMilliseconds
  return new Refusal('http.too_many_requests', { minutes: Math.max(1, Math.ceil(left / 60_000)) })
}

/** The secret in groups of four, for people who type it: `JBSW Y3DP EHPK 3PXP`. */
export const groupSecret = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? ''
