import type { Temporal } from 'temporal-polyfill'

/** A `note` is internal, whatever wrote it: nobody but staff may learn that it exists (row 29). */
export type EntryKind = 'message' | 'note' | 'event'
export type EntrySide = 'customer' | 'partner' | 'support' | 'system'
export type EntryChannel = 'portal' | 'phone' | 'mail' | 'api' | 'emergency' | 'contact' | 'import'
export type EntryLanguage = 'pl' | 'en'

/** A fact that the sentence of an event needs: a priority, a name, a moment. */
export type EntryData = Readonly<Record<string, string | number | boolean | null>>

export type AttachmentKind = 'log' | 'configuration' | 'screenshot' | 'other'
export const attachmentKinds = ['log', 'configuration', 'screenshot', 'other'] as const

export type Attachment = {
  readonly id: string
  readonly name: string
  readonly kind: AttachmentKind
  readonly size: number
  readonly mediaType: string
}

/** One step of a ticket's dialogue. */
export type Entry = {
  readonly id: string
  readonly position: number
  readonly kind: EntryKind
  readonly side: EntrySide
  readonly authorId: string | null
  readonly authorName: string
  readonly channel: EntryChannel
  readonly language: EntryLanguage
  readonly body: string
  /** What happened, for an event; its sentence is `tickets.event.<code>`. */
  readonly event: string | null
  readonly data: EntryData
  readonly sentAt: Temporal.Instant
  readonly attachments: readonly Attachment[]
  /** Whether the mail it was written from can be read as it came (features G19). */
  readonly hasOriginal: boolean
}
