import type { Temporal } from 'temporal-polyfill'
import type { Locale } from '../../../platform/i18n.ts'

export type EnquiryKind = 'contact' | 'emergency'

/** `received`: not compared with the contracts yet; `answered`: the sender's turn; the last two are ends. */
export type EnquiryState = 'received' | 'review' | 'answered' | 'promoted' | 'dismissed'

/** Why an emergency report waits for a person; staff only. */
export const heldReasons = ['no_match', 'not_active', 'too_many'] as const
export type HeldReason = (typeof heldReasons)[number]

/** What somebody without an account sent by a public form, as it was checked; empty where nothing was typed. */
export type WrittenEnquiry = {
  readonly kind: EnquiryKind
  readonly name: string
  readonly company: string
  readonly email: string
  readonly emailKey: string
  readonly phone: string
  readonly subject: string
  readonly message: string
  readonly taxId: string
  readonly contractNumber: string
  readonly serial: string
}

export type Enquiry = WrittenEnquiry & {
  readonly id: string
  /** The number that the sender was told, such as `26-004217-T`. */
  readonly number: string
  readonly state: EnquiryState
  readonly language: Locale
  /** The account from which it was sent; null when nobody was signed in. */
  readonly personId: string | null
  readonly held: HeldReason | null
  readonly receivedAt: Temporal.Instant
  readonly dueAt: Temporal.Instant
  readonly ticketId: string | null
  readonly handledBy: string | null
  readonly handledAt: Temporal.Instant | null
  readonly reason: string
}

/** What was written back and forth after the first message. */
export type EnquiryEntry = {
  readonly id: string
  readonly side: 'enquirer' | 'support'
  readonly authorId: string | null
  readonly authorName: string
  readonly body: string
  readonly rawMailId: string | null
  readonly writtenAt: Temporal.Instant
}

/** The letter at the end of a case number: T for a call back by telephone, K for a contact enquiry. */
export const caseLetter = (kind: EnquiryKind): 'T' | 'K' => (kind === 'emergency' ? 'T' : 'K')

/** Whether a text is written like a case number; nothing is looked up for it. */
export const isCaseNumber = (text: string): boolean => /^\d{2}-\d{6,9}-[TK]$/.test(text)
