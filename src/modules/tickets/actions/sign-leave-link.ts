import type { Services } from '../../../platform/context.ts'
import { hmac } from '../../../platform/hash.ts'

/**
 * The token of a recipient's leave link. Whoever holds it may stop this one recipient's mails and nothing else, so it
 * needs neither account nor expiry.
 *
 * @see docs/domain/tickets.md#recipients (source: E90, ux 4.3)
 */
export function signLeaveLink(services: Services, recipientId: string): string {
  return `${recipientId}.${hmac(services.config.secretKey, `leave-ticket:${recipientId}`).toString('base64url')}`
}
