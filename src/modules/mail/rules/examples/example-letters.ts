import type { Content } from '../content.ts'
import type { MailKind } from '../kinds.ts'
import { replacementLetter } from '../templates/replacement-letters.ts'
import { ticketLetter } from '../templates/ticket-letters.ts'
import type { TicketNews } from '../ticket-facts.ts'
import type { Voice } from '../voice.ts'
import { accountExamples } from './account-examples.ts'
import { deskExamples } from './desk-examples.ts'
import { enquiryExamples } from './enquiry-examples.ts'
import { exampleNews } from './example-news.ts'
import { replacementExamples } from './replacement-examples.ts'
import { requester, ticketExamples } from './ticket-examples.ts'

/** A letter of a kind with made-up facts, by a name that tells the case. */
export type ExampleLetter = { readonly name: string; readonly kind: MailKind; readonly content: Content }

/** What a real ticket puts in place of the made-up one. */
export type RealTicket = Pick<TicketNews, 'ticket' | 'entry'>

/**
 * A letter of every kind in the language of the voice: what templates are shown with, and what tests read.
 *
 * @param real A ticket whose facts stand in the letters about tickets.
 */
export function exampleLetters(voice: Voice, real: RealTicket | null = null): ExampleLetter[] {
  return [
    ...accountExamples(voice),
    ...ticketExamples.map(([name, kind, news, reader]) => ({
      name,
      kind,
      content: ticketLetter(kind, withReal(news, real), reader, voice),
    })),
    ...replacementExamples.map(([name, facts]) => ({
      name,
      kind: facts.kind,
      content: replacementLetter(facts, withReal(exampleNews({}, { promise: null }), real), requester, voice),
    })),
    ...deskExamples(voice),
    ...enquiryExamples(voice),
  ]
}

const withReal = (news: TicketNews, real: RealTicket | null): TicketNews =>
  real === null ? news : { ...news, ticket: real.ticket, entry: news.entry === null ? null : real.entry }
