import type { Temporal } from 'temporal-polyfill'
import { Refusal } from '../../../refusal.ts'
import type { Enquiry } from './enquiry.ts'

/**
 * From when the clocks of a ticket run that an enquiry becomes. R95 and R96 make the two numbers a condition of
 * acceptance: the clocks run from the receipt where the sender's own numbers, or a proven account together with the
 * line's serial number, named this line; else from now, when a person has found it.
 *
 * @param namedByNumbers Whether contract and serial number, as typed, name this very line.
 * @param proven Whether the sender's account has a right to this line.
 * @see domain E9, R95, R96
 */
export function clocksFrom(
  { receivedAt, message, subject, serial }: Pick<Enquiry, 'receivedAt' | 'message' | 'subject' | 'serial'>,
  line: { readonly serial: string | null; readonly namedByNumbers: boolean },
  proven: boolean,
  now: Temporal.Instant,
): Temporal.Instant {
  const text = `${subject} ${serial} ${message}`.toUpperCase().replaceAll(/\s+/g, ' ')
  const isNamedInText = line.serial !== null && line.serial !== '' && text.includes(line.serial.toUpperCase())
  return line.namedByNumbers || (proven && isNamedInText) ? receivedAt : now
}

const vouching: readonly string[] = ['coordinator', 'manager', 'admin']

/**
 * May vouch for a sender who has proven nothing to the portal: who answers for the desk, never one engineer alone.
 *
 * @see domain R48 ("after the right is proven"), R94
 */
export const mayVouch = (actor: { readonly kind: string; readonly roles?: readonly string[] }): boolean =>
  actor.kind === 'staff' && (actor.roles ?? []).some((role) => vouching.includes(role))

/**
 * Whether an account has the right to a line: it is open and acts for the line's customer now.
 *
 * @see domain R48, R66
 */
export const proves = (
  sender: { readonly kind: string; readonly state: string; readonly organisationIds: readonly string[] },
  line: { readonly organisationId: string },
): boolean =>
  sender.kind === 'customer' && sender.state === 'active' && sender.organisationIds.includes(line.organisationId)

const MIN_REASON = 5
const MAX_REASON = 500

/**
 * The reason that stands in the log for an act on the review list.
 *
 * @throws {Refusal} `intake.reason_missing` under 5 characters; past 500 `intake.text_too_long`.
 * @see ux.md 4.4
 */
export function writeActReason(typed: string): string {
  const reason = typed.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  if (reason.length < MIN_REASON) throw new Refusal('intake.reason_missing')
  if (reason.length > MAX_REASON) throw new Refusal('intake.text_too_long', { max: MAX_REASON })
  return reason
}
