import type { Temporal } from 'temporal-polyfill'
import type { Translate } from '../platform/i18n.ts'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'comfortable' | 'compact' | 'touch'

export type Brand = {
  name: string
  hotline: string
  hotlineHref: string
  email: string
  escalationEmail: string
  escalationPhone: string
}

/** `keys` opens it from the keyboard where the rail shows it. */
export type NavigationItem = { href: string; label: string; current: boolean; count?: number; keys?: string }

/** Everything around a page: who looks at it, in which language and dress, and what stands in the bars. */
export type Frame = {
  t: Translate
  locale: 'pl' | 'en'
  now: Temporal.Instant
  /** Path and query of this page, so that small forms of the frame can come back to it. */
  path: string
  otherLocalePath: string
  brand: Brand
  /** `proven` is false until a customer has shown the right to a contract: there is nothing to search for then. */
  person: { name: string; kind: 'customer' | 'staff'; roles: readonly string[]; proven: boolean } | null
  /** Somebody between the first factor and the second: there is nobody yet, and nothing to sign in to. */
  signingIn?: boolean
  navigation: readonly NavigationItem[]
  /** Lists of the page being shown, which the rail carries on top. */
  views?: readonly NavigationItem[]
  theme: Theme
  density: Density
  demo: boolean
  assets: { css: string; js: string; preload: readonly string[] }
  banner?: { tone: 'info' | 'warn' | 'danger'; text: string }
  /** The page refreshes itself when the server says that something changed. */
  live: boolean
  /** When the session ends unless its person does something; absent where there is none. */
  sessionEndsAt?: Temporal.Instant
  /** False when the person has switched the single-letter shortcuts off. */
  shortcuts?: boolean
  /** What the person searched for, to stand in the search box. */
  query?: string
  /** Number of unread notices beside the bell. */
  notices?: number
  /** Further entries of the gear menu, such as the company page of its administrator. */
  menu?: readonly { href: string; label: string }[]
}
