import { Temporal } from 'temporal-polyfill'
import type { EntryFacts, TicketNews } from '../ticket-facts.ts'

/** Ticket 26-004217 of ux.md, at the moment of its first mail. */
export function exampleNews(news: Partial<TicketNews> = {}, ticket: Partial<TicketNews['ticket']> = {}): TicketNews {
  return {
    ticket: {
      number: '26-004217',
      title: 'FortiGate 100F nie uruchamia się',
      language: 'pl',
      priority: 'P1',
      device: 'FortiGate 100F',
      serialEnding: '0013',
      contractNumber: 'A204518',
      organisationName: 'Złoty Gron Sp. z o.o.',
      partnerName: 'Integrator Kropka Sp. z o.o.',
      move: 'support',
      promise: { kind: 'reaction', dueAt: Temporal.Instant.from('2026-11-20T15:05:00Z') },
      ...ticket,
    },
    entry: null,
    reason: '',
    reasonLanguage: 'pl',
    previousPriority: '',
    author: { name: 'Anna Nowak', company: 'Złoty Gron Sp. z o.o.' },
    recipientEmail: '',
    ended: null,
    partnerAccess: false,
    alarm: null,
    reminder: null,
    ...news,
  }
}

export const customerEntry: EntryFacts = {
  author: 'Anna Nowak',
  side: 'customer',
  text: 'Po zaniku zasilania urządzenie nie wstaje.\nDioda STATUS miga na bursztynowo:\n\n  fw-lodz-01 # get system status\n  Version: FortiGate-100F v7.4.5',
  language: 'pl',
  fileNames: ['konsola.log', 'zdjęcie kontrolek.jpg'],
}

export const engineerEntry: EntryFacts = {
  author: 'Adam Wilk',
  side: 'support',
  text: 'Dzień dobry,\nlog wskazuje na uszkodzony zasilacz. Prosimy przełączyć na drugie źródło i podać wynik:\n\nexecute sensor list',
  language: 'pl',
  fileNames: [],
}
