import type { Temporal } from 'temporal-polyfill'
import type { Locale } from '../../../platform/i18n.ts'

/** What the letters about a ticket may know of it. There is no full serial number here, so none can slip into a mail. */
export type TicketFacts = {
  readonly number: string
  readonly title: string
  readonly language: Locale
  readonly priority: string
  readonly device: string
  /** The last four characters of the serial number. */
  readonly serialEnding: string
  readonly contractNumber: string
  readonly organisationName: string
  readonly partnerName: string
  readonly move: 'customer' | 'support' | 'vendor' | 'agreed'
  /** The next promise to the customer; `null` where the plan promises nothing or nothing is owed now (decision 18). */
  readonly promise: { readonly kind: PromiseKind; readonly dueAt: Temporal.Instant } | null
}

export const promiseKinds = ['reaction', 'next_communication', 'delivery', 'on_site', 'return', 'agreed'] as const
export type PromiseKind = (typeof promiseKinds)[number]

/** One entry of the dialogue as a mail quotes it. */
export type EntryFacts = {
  readonly author: string
  readonly side: 'customer' | 'partner' | 'support' | 'system'
  readonly text: string
  readonly language: Locale
  readonly fileNames: readonly string[]
}

/** What happened to the ticket, with what only this event knows. */
export type TicketNews = {
  readonly ticket: TicketFacts
  readonly entry: EntryFacts | null
  readonly reason: string
  readonly reasonLanguage: Locale
  readonly previousPriority: string
  readonly author: { readonly name: string; readonly company: string }
  readonly recipientEmail: string
  readonly ended: 'removed' | 'left' | 'bounced' | null
  readonly partnerAccess: boolean
  /** The clock that an escalation's step is about; null for every other event. */
  readonly alarm: Alarm | null
  readonly reminder: Reminder | null
}

/** A customer who has been waited for. `closesOn` is the day on which the ticket closes by itself, where one is set. */
export type Reminder = {
  readonly since: Temporal.Instant
  readonly isLast: boolean
  readonly closesOn: Temporal.PlainDate | null
}

/** A promise that is nearly due, or was not kept. */
export type Alarm = {
  readonly kind: PromiseKind
  readonly dueAt: Temporal.Instant
  /** Support's own aim, and no promise. */
  readonly internal: boolean
}

/** The last four characters, which tell devices apart and cannot be used to prove a right. */
export const endingOf = (serial: string): string => (serial.length <= 4 ? '' : serial.slice(-4))

/** "Adam Wilk" as customers read it: "Adam W." */
export function shortName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  const last = rest.at(-1)
  return last === undefined ? first : `${first} ${[...last][0]}.`
}
