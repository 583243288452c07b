import type { Locale } from '../../../platform/i18n.ts'

/** A piece of a mail. Both bodies are drawn from the same pieces, so that they cannot say different things. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'promise'; readonly label: string; readonly value: string }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'quote'; readonly heading: string; readonly text: string; readonly language: Locale }
  | { readonly kind: 'files'; readonly heading: string; readonly names: readonly string[]; readonly note: string }
  | { readonly kind: 'button'; readonly label: string; readonly href: string; readonly quiet?: boolean }

export type Fact = { readonly label: string; readonly value: string; readonly language?: Locale }

export type Link = { readonly label: string; readonly href: string }

/** A mail before it is drawn. The title is what happened; it is also the first line that a notification shows. */
export type Content = {
  readonly subject: string
  readonly preheader: string
  readonly locale: Locale
  readonly brand: string
  /** What stands small above the title: the ticket's number and name, in the language they were written in. */
  readonly kicker: { readonly text: string; readonly language: Locale } | null
  readonly title: string
  readonly blocks: readonly Block[]
  readonly footer: { readonly reason: string; readonly links: readonly Link[]; readonly lines: readonly string[] }
}

export type Drawn = { readonly subject: string; readonly text: string; readonly html: string }
