import type { Config } from '../../../platform/config.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { hmac } from '../../../platform/hash.ts'
import type { Locale } from '../../../platform/i18n.ts'
import type { Content } from '../rules/content.ts'
import { drawHtml } from '../rules/draw-html.ts'
import { drawText } from '../rules/draw-text.ts'
import { headersOf, messageIdOf, type Reason } from '../rules/headers.ts'
import type { MailKind } from '../rules/kinds.ts'
import { domainOf, isPlainAddress, oneLine } from '../rules/one-line.ts'
import { replyAddress } from '../rules/reply-address.ts'
import { insertMail, lastMessageId } from '../store/outbox.ts'

export type Addressee = {
  readonly address: string
  readonly name: string
  readonly personId: string | null
  readonly locale: Locale
  readonly reason: Reason
}

export type WantedMail = {
  readonly eventId: string
  readonly kind: MailKind
  readonly to: Addressee
  readonly content: Content
  readonly ticket: { readonly id: string; readonly number: string; readonly ownThread: boolean } | null
  /** The number of an enquiry that the recipient may answer to by mail; for mails that are about no ticket. */
  readonly caseNumber?: string
  /** The person whose words the mail carries; `null` when the portal itself speaks. */
  readonly author: string | null
  readonly leaveUrl: string | null
}

/**
 * Puts a mail to one recipient into the outbox, once for an event, a recipient and a kind, however often the job runs.
 *
 * Without a mail server (demo and test) it is kept for the local mailbox and never leaves the machine. An address that
 * is not one plain address is refused here, so that it can neither add a header nor a recipient (security row 12).
 *
 * @returns the id of the new row, `null` when the mail was there already.
 */
export async function queueMail(tx: Context<Tx>, mail: WantedMail): Promise<string | null> {
  const { config } = tx.services
  const { to, kind, ticket, content } = mail
  const about = ticket?.number ?? mail.caseNumber ?? null
  const plain = isPlainAddress(to.address.trim())
  const address = plain ? to.address.trim() : oneLine(to.address)
  const onceKey = `${mail.eventId}:${address.toLowerCase()}:${kind}`
  const threadKey =
    ticket === null ? `account:${address.toLowerCase()}` : `ticket:${ticket.id}:${address.toLowerCase()}`

  return insertMail(tx, {
    onceKey,
    kind,
    ticketId: ticket?.id ?? null,
    personId: to.personId,
    toAddress: address,
    toName: oneLine(to.name),
    locale: to.locale,
    fromName: senderName(config, mail.author),
    replyTo: about === null ? null : replyAddressFor(config, about, address),
    subject: oneLine(content.subject),
    text: drawText(content),
    html: drawHtml(content),
    headers: await headersFor(tx, mail, threadKey),
    messageId: messageIdOf(
      kind,
      ticket?.number ?? null,
      uniqueLetters(config, onceKey),
      domainOf(senderAddress(config, about !== null)),
    ),
    threadKey,
    state: plain ? (config.smtpUrl === null ? 'kept' : 'queued') : 'refused',
    lastError: plain ? null : 'not a plain address',
  })
}

/** The address that mails about tickets, or about accounts, come from (ux.md 4.2). */
export const senderAddress = ({ operator }: Config, aboutTicket: boolean): string =>
  aboutTicket ? operator.ticketAddress : operator.accountAddress

/** The address to which a recipient answers about a ticket; also what intake compares with. */
export const replyAddressFor = (config: Config, ticketNumber: string, recipient: string): string =>
  replyAddress(config.operator.ticketAddress, ticketNumber, recipient, signerOf(config))

/** Signs reply addresses with the portal's own key. */
export const signerOf =
  ({ secretKey }: Config) =>
  (text: string): string =>
    hmac(secretKey, text).toString('hex')

async function headersFor(tx: Context<Tx>, mail: WantedMail, threadKey: string): Promise<Record<string, string>> {
  const { config } = tx.services
  const { ticket, to, author, leaveUrl, caseNumber } = mail
  const previous = ticket === null || ticket.ownThread ? null : await lastMessageId(tx, ticket.id, threadKey)
  return headersOf({
    domain: domainOf(senderAddress(config, ticket !== null || caseNumber !== undefined)),
    locale: to.locale,
    reason: to.reason,
    automatic: author === null,
    threading: ticket === null ? null : { ticketNumber: ticket.number, ownThread: ticket.ownThread, previous },
    leave:
      ticket === null || leaveUrl === null
        ? null
        : { url: leaveUrl, address: replyAddressFor(config, ticket.number, to.address) },
  })
}

/** "Adam W. – myHEZO" for what a person wrote, "myHEZO" for what the portal says. */
function senderName({ operator }: Config, author: string | null): string {
  return oneLine(author === null ? operator.senderName : `${author} – ${operator.senderName}`)
}

/** The same for the same mail for ever, and nobody can guess them. */
const uniqueLetters = ({ secretKey }: Config, onceKey: string): string =>
  hmac(secretKey, `mail ${onceKey}`).toString('hex').slice(0, 20)
