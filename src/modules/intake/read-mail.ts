import { createHash } from 'node:crypto'
import type { Address, Attachment, Email } from 'postal-mime'
import { Refusal, type RefusalCode } from '../../refusal.ts'
import { openMail } from './open-mail.ts'
import { strictAddress, verifiedSender } from './rules/address.ts'
import { isAutomatic } from './rules/automatic.ts'
import { readDeliveryReport } from './rules/delivery-report.ts'
import { duplicateText } from './rules/duplicate-text.ts'
import { htmlText } from './rules/html-text.ts'
import type { MailFile, ParsedMail, ParseOutcome, ParseRequest } from './rules/parsed-mail.ts'
import { visibleText } from './rules/visible-text.ts'

/** Characters: of a longer text only so much is looked through and shown; the mail itself keeps all of it. */
const MAX_SHOWN = 200_000
const MAX_HTML = 2_000_000

/** Reads one mail. Runs in the parser process only, because what it reads may be hostile. */
export async function readMail(request: ParseRequest): Promise<ParseOutcome> {
  try {
    return { mail: asParsed(await openMail(request.raw), request) }
  } catch (error) {
    return { refused: refusalCodeOf(error) }
  }
}

/** Why a mail could not be taken apart. */
export function refusalCodeOf(error: unknown): RefusalCode {
  if (error instanceof Refusal) return error.code
  return error instanceof Error && /nesting depth|header size/i.test(error.message)
    ? 'intake.mail_too_complex'
    : 'intake.mail_unreadable'
}

function asParsed(email: Email, request: ParseRequest): ParsedMail {
  const valuesOf = (name: string) => email.headers.filter(({ key }) => key === name).map(({ value }) => value)
  const [sender] = flat(email.from === undefined ? [] : [email.from])
  const fromHeaders = valuesOf('from')
  const verifiedFrom = verifiedSender(fromHeaders, sender?.address ?? null)
  const text = textOf(email)
  const attachments = email.attachments.map(asFile)
  const messageId = email.messageId ?? null
  const facts = {
    messageId,
    author: verifiedFrom ?? fromHeaders.join('\n'),
    subject: email.subject ?? '',
    text,
    html: email.html ?? '',
    files: attachments.map(({ sha256 }) => sha256),
  }
  return {
    from: sender?.address ?? null,
    fromName: sender?.name ?? '',
    verifiedFrom,
    to: addresses(email.to),
    cc: addresses(email.cc),
    deliveredTo: ['delivered-to', 'x-original-to', 'envelope-to'].flatMap(valuesOf).flatMap(plainAddress),
    subject: email.subject ?? '',
    messageId,
    inReplyTo: email.inReplyTo ?? '',
    references: email.references ?? '',
    date: email.date ?? '',
    automatic: isAutomatic(
      {
        headers: email.headers,
        returnPath: request.returnPath,
        contentType: valuesOf('content-type')[0] ?? '',
        messageId,
      },
      request.ownDomain,
    ),
    report: readDeliveryReport({ headers: email.headers, text, parts: reportParts(email.attachments) }),
    text,
    visibleText: visibleText(text.slice(0, MAX_SHOWN)),
    attachments,
    duplicateKey: hash(duplicateText(facts, email.date ?? '')),
  }
}

/** The text part where there is one with words, else the words of the HTML part. */
function textOf({ text, html }: Email): string {
  const plain = (text ?? '').replaceAll('\u0000', '')
  return plain.trim() === '' && html !== undefined ? htmlText(html.slice(0, MAX_HTML)).replaceAll('\u0000', '') : plain
}

/** What reports of mail servers are made of, as text. */
const reportParts = (attachments: readonly Attachment[]): { type: string; text: string }[] =>
  attachments
    .filter(({ mimeType }) =>
      /^(?:message\/(?:global|rfc822|delivery|global-delivery)|text\/rfc822-headers)/.test(mimeType),
    )
    .slice(0, 10)
    .map(({ mimeType, content }) => ({
      type: mimeType,
      text: Buffer.from(bytesOf(content).subarray(0, MAX_SHOWN)).toString(),
    }))

const bytesOf = (content: Attachment['content']): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)

const flat = (list: readonly Address[]): { name: string; address: string }[] =>
  list.flatMap((each) => (each.group === undefined ? [each] : each.group))

const addresses = (list: readonly Address[] | undefined): string[] =>
  flat(list ?? [])
    .map(({ address }) => address)
    .filter((address) => address !== '')

function plainAddress(value: string): string[] {
  const address = strictAddress(value)
  return address === null ? [] : [address]
}

function asFile({ filename, mimeType, content }: Attachment): MailFile {
  const bytes = bytesOf(content)
  return { name: filename ?? '', type: mimeType, size: bytes.length, sha256: hash(bytes), content: bytes }
}

const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
