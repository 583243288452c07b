import { createTransport, type NodemailerError } from 'nodemailer'
import type { Temporal } from 'temporal-polyfill'
import { signedHeaders, type Dkim } from './dkim.ts'

export type Mailbox = { readonly name: string; readonly address: string }

/** A mail that is ready to leave. Every value is free of line breaks; the two bodies may have them. */
export type Letter = {
  readonly messageId: string
  readonly writtenAt: Temporal.Instant
  readonly from: Mailbox
  readonly to: Mailbox
  readonly replyTo: string | null
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * What became of a try: taken over; refused for good; or to be tried again, because the server itself (`relay`)
 * or the place of this one recipient (`recipient`) does not take mail now.
 */
export type Delivery =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused'; readonly answer: string }
  | { readonly outcome: 'later'; readonly cause: 'relay' | 'recipient'; readonly answer: string }

export type MailTransport = {
  readonly send: (letter: Letter) => Promise<Delivery>
  readonly close: () => void
}

export type SmtpOptions = {
  readonly dkim?: Dkim | null
  readonly connections?: number
  /** How long the server may stay silent, in milliseconds. */
  readonly silence?: number
  /** How long one whole conversation may last, in milliseconds; a server that trickles is given up. */
  readonly conversation?: number
}

/** The outgoing mail server. Connections are kept; nothing is tried twice here, because the outbox alone decides that. */
export function smtpTransport(url: string, options: SmtpOptions = {}): MailTransport {
  const silence = options.silence ?? 20_000
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: options.connections ?? 4,
    maxRequeues: 0,
    connectionTimeout: Math.min(silence, 10_000),
    greetingTimeout: Math.min(silence, 10_000),
    socketTimeout: silence,
    dnsTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...signing(options.dkim ?? null),
  })

  return {
    close: () => transport.close(),
    send: async (letter) => {
      try {
        await transport.sendMail({ ...messageOf(letter), signal: AbortSignal.timeout(options.conversation ?? 60_000) })
        return { outcome: 'sent' }
      } catch (error) {
        return deliveryAfter(error as NodemailerError)
      }
    },
  }
}

const signing = (dkim: Dkim | null) =>
  dkim === null
    ? {}
    : {
        dkim: {
          domainName: dkim.domain,
          keySelector: dkim.selector,
          privateKey: dkim.privateKey,
          headerFieldNames: signedHeaders.join(':'),
        },
      }

function messageOf(letter: Letter) {
  return {
    messageId: letter.messageId,
    date: new Date(letter.writtenAt.epochMilliseconds),
    from: letter.from,
    to: letter.to,
    ...(letter.replyTo === null ? {} : { replyTo: letter.replyTo }),
    envelope: { from: letter.from.address, to: [letter.to.address] },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    ...headersOf(letter.headers),
  }
}

const plain = (value: string): string => value.replace(/[^\x20-\x7e]/g, '')

/**
 * The transport would write longer values as encoded words, which programs do not read in `List-Id`. Ours are plain
 * letters already; anything else is left out, so that no line can begin inside a value. It threads by itself.
 */
function headersOf({ 'In-Reply-To': inReplyTo, References: references, ...others }: Letter['headers']) {
  return {
    ...(inReplyTo === undefined ? {} : { inReplyTo: plain(inReplyTo) }),
    ...(references === undefined ? {} : { references: plain(references) }),
    headers: Object.entries(others).map(([key, value]) => ({
      key,
      value: { prepared: true, foldLines: true, value: plain(value) },
    })),
  }
}

/** Commands whose answer is about this mail; an answer to any other (AUTH, STARTTLS, the greeting) is about the server. */
const aboutTheMail = /^(MAIL FROM|RCPT TO|DATA)/

/** Reads an error of a conversation. 421 closes the connection, so it speaks of the server whenever it comes. */
export function deliveryAfter(
  error: Pick<NodemailerError, 'message' | 'command' | 'responseCode' | 'response' | 'permanent' | 'code'>,
): Delivery {
  const answer = (error.response ?? error.message).slice(0, 500)
  const answered =
    aboutTheMail.test(error.command ?? '') && error.responseCode !== undefined && error.responseCode !== 421
  if (answered)
    return error.permanent === true ? { outcome: 'refused', answer } : { outcome: 'later', cause: 'recipient', answer }
  if (error.code === 'EENVELOPE' && error.responseCode === undefined) return { outcome: 'refused', answer }
  return { outcome: 'later', cause: 'relay', answer }
}
