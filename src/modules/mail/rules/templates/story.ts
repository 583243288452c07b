import type { Block } from '../content.ts'
import type { Reason } from '../headers.ts'
import { shortName, type TicketNews } from '../ticket-facts.ts'

/** Who reads the letter, and how they can stop such letters. */
export type Reader = { readonly reason: Reason; readonly leavePath: string | null }

/** What one event says to one reader: the rest of the letter is the same for all. */
export type Story = {
  readonly title: string
  readonly preheader: string
  readonly todo: readonly (Block | null)[]
  readonly buttons?: readonly Block[]
  readonly withEntry?: boolean
}

/** How an entry's author is named to a reader: engineers by first name and initial, customers in full. */
export const authorOf = ({ entry, author }: TicketNews): string =>
  entry === null ? author.name : entry.side === 'support' ? shortName(entry.author) : entry.author
