import { readReplyAddress, signerOf, whoseReply } from '../../mail/index.ts'
import type { Context } from '../../../platform/context.ts'
import { isCaseNumber, type Enquiry } from '../rules/enquiry.ts'
import type { ParsedMail } from '../rules/parsed-mail.ts'
import { findEnquiryByNumber } from '../store/enquiries.ts'

/**
 * The enquiry that a mail answers: it came to the address that was signed for the case and its sender, from that very
 * sender, and two parsers agree on who that is (decision 22, security rows 1–4).
 *
 * @param addressedTo All addresses that the mail came to, by envelope and headers.
 */
export async function findEnquiryOfMail(
  ctx: Context,
  { verifiedFrom }: Pick<ParsedMail, 'verifiedFrom'>,
  addressedTo: readonly string[],
): Promise<Enquiry | null> {
  if (verifiedFrom === null) return null
  const sign = signerOf(ctx.services.config)
  for (const address of addressedTo.slice(0, 200)) {
    const token = readReplyAddress(address)
    if (token === null || !isCaseNumber(token.ticketNumber) || whoseReply(token, [verifiedFrom], sign) === null)
      continue
    const enquiry = await findEnquiryByNumber(ctx, token.ticketNumber)
    if (enquiry !== null && enquiry.emailKey === verifiedFrom) return enquiry
  }
  return null
}
