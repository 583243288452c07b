import type { RefusalCode } from '../../../refusal.ts'
import type { DeliveryReport } from './delivery-report.ts'

export type MailFile = {
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
  readonly content: Uint8Array
}

/** A mail as the parser process gives it back. */
export type ParsedMail = {
  readonly from: string | null
  readonly fromName: string
  /** The sender whom two independent parsers read alike; `null` is an unverified sender (decision 26). */
  readonly verifiedFrom: string | null
  readonly to: readonly string[]
  readonly cc: readonly string[]
  /** Where the mail was delivered, by its headers: Delivered-To, X-Original-To, Envelope-To. */
  readonly deliveredTo: readonly string[]
  readonly subject: string
  readonly messageId: string | null
  readonly inReplyTo: string
  readonly references: string
  readonly date: string
  readonly automatic: boolean
  /** What a mail server says of mails of ours; `null` for any other mail. */
  readonly report: DeliveryReport | null
  /** The whole text, and what the person wrote. */
  readonly text: string
  readonly visibleText: string
  readonly attachments: readonly MailFile[]
  /** Recognises the mail when it is delivered again. */
  readonly duplicateKey: string
}

export type ParseRequest = {
  readonly raw: Uint8Array
  /** The envelope's sender; `null` when it is not known. */
  readonly returnPath: string | null
  readonly ownDomain: string
}

export type ParseOutcome = { readonly mail: ParsedMail } | { readonly refused: RefusalCode }

/** Reads a mail; whatever it holds, the answer comes in seconds (F6, F7). */
export type MailParser = (request: ParseRequest) => Promise<ParseOutcome>
