import type { RefusalCode } from '../../../refusal.ts'

/** A mail as it came, made ready to be shown to somebody. */
export type OriginalMail = {
  readonly from: string
  readonly to: string
  readonly cc: string
  readonly subject: string
  /** As the mail says it; an ISO instant where it can be read. */
  readonly date: string
  readonly text: string
  /** What is safe of the HTML part; `null` when there is none. */
  readonly html: string | null
  readonly remoteImages: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly files: readonly { readonly name: string; readonly size: number }[]
}

export type OriginalRequest = { readonly raw: Uint8Array; readonly remoteImages: boolean }

export type OriginalOutcome = { readonly original: OriginalMail } | { readonly refused: RefusalCode }

/** Makes a mail ready to be shown, outside the process that shows it. */
export type MailShower = (request: OriginalRequest) => Promise<OriginalOutcome>
