import type { Services } from '../../../platform/context.ts'
import { hmac } from '../../../platform/hash.ts'

/**
 * The token of a recipient's leave link. Whoever holds it may stop this one recipient's mails and nothing else, so it
 * needs neither account nor expiry.
 *
 * @see docs/domain/tickets.md#recipients (source: E90, ux 4.3)
 */
export const signLeaveLink = (services: Services, recipientId: string): string =>
  `${recipientId}.${mac(services, `leave-ticket:${recipientId}`)}`

/** The same for one of the partner's people on one ticket (ux 4.2). */
export const signPartnerLeaveLink = (services: Services, ticketId: string, personId: string): string =>
  `${ticketId}.${personId}.${mac(services, `leave-ticket:${ticketId}:${personId}`)}`

const mac = ({ config }: Services, text: string): string => hmac(config.secretKey, text).toString('base64url')
