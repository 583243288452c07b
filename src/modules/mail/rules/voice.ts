import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import type { Content, Link } from './content.ts'

/** What the letters know of the operator (decision 28). */
export type Sender = {
  readonly productName: string
  readonly companyName: string
  readonly companyAddress: string
  readonly hotline: string
  readonly escalationEmail: string
  readonly escalationPhone: string
}

/** The language of one reader: words, times, addresses. Letters have no other way to say anything. */
export type Voice = {
  readonly locale: Locale
  readonly t: Translate
  readonly sender: Sender
  /** The full address of a path in this portal, from the configured origin of the language, never from a request (row 49). */
  readonly url: (path: string) => string
  /** "piątek, 20 listopada 2026, 16:05 (czasu warszawskiego)" */
  readonly moment: (instant: Temporal.Instant) => string
  /** "16:05", on another day "23.11.2026, 11:05": for the few words that a notification shows. */
  readonly soon: (instant: Temporal.Instant) => string
  /** "piątek, 20 listopada 2026" */
  readonly day: (date: Temporal.PlainDate) => string
  /** "20.11.2026" */
  readonly shortDay: (date: Temporal.PlainDate) => string
}

/** The voice of each language. */
export type Speak = (locale: Locale) => Voice

/** The foot of every letter: why the reader got it, where to change that, whom to call, who writes. */
export function footer({ t, url, sender }: Voice, reason: string, links: readonly Link[]): Content['footer'] {
  const privacy = { label: t('mail.privacy_link'), href: url('/rodo') }
  const company = [sender.companyName, sender.companyAddress].filter((each) => each !== '').join(', ')
  return {
    reason,
    links: [...links, privacy],
    lines: [t('mail.phone_line', { phone: sender.hotline }), company],
  }
}

/** Skips the blocks that a case does not have. */
export const present = <Item>(...items: readonly (Item | null)[]): Item[] => items.filter((item) => item !== null)
