import { Temporal } from 'temporal-polyfill'
import type { TicketMailKind } from '../kinds.ts'
import type { TicketNews } from '../ticket-facts.ts'
import type { Reader } from '../templates/story.ts'
import { customerEntry, engineerEntry, exampleNews } from './example-news.ts'

const nextUpdate = { kind: 'next_communication', dueAt: Temporal.Instant.from('2026-11-20T16:05:00Z') } as const

export const requester: Reader = { reason: 'requester', leavePath: null }
const participant: Reader = { reason: 'participant', leavePath: '/zgloszenia/opusc?t=0190.abc' }
const partner: Reader = { reason: 'partner', leavePath: '/zgloszenia/opusc?t=0190.0191.abc' }
const desk: Reader = { reason: 'desk', leavePath: null }
const assignee: Reader = { reason: 'assignee', leavePath: null }
const manager: Reader = { reason: 'manager', leavePath: null }
const group: Reader = { reason: 'group', leavePath: null }
const alarm = { kind: 'reaction', dueAt: Temporal.Instant.from('2026-11-20T15:05:00Z'), internal: false } as const
const watch: Reader = { reason: 'watch', leavePath: null }

const waitingSince = (isLast: boolean, closesOn: Temporal.PlainDate | null): TicketNews =>
  exampleNews(
    {
      reason: 'Prosimy o log z konsoli po ponownym włączeniu.',
      reminder: { since: Temporal.Instant.from('2026-11-18T10:20:00Z'), isLast, closesOn },
    },
    { move: 'customer', promise: null },
  )

/** A letter of every kind that stands in a ticket's thread: its name, its facts, its reader. */
export const ticketExamples: readonly (readonly [
  name: string,
  kind: TicketMailKind,
  news: TicketNews,
  reader: Reader,
])[] = [
  ['opened', 'ticket_opened', exampleNews({ entry: customerEntry }), requester],
  [
    'opened-unpromised',
    'ticket_opened',
    exampleNews({ entry: customerEntry }, { priority: 'question', promise: null, serialEnding: '' }),
    watch,
  ],
  ['opened-desk', 'ticket_opened', exampleNews({ entry: customerEntry }), desk],
  ['replied', 'ticket_replied', exampleNews({ entry: engineerEntry }, { promise: nextUpdate }), requester],
  [
    'replied-asking',
    'ticket_replied',
    exampleNews({ entry: engineerEntry }, { promise: null, move: 'customer' }),
    partner,
  ],
  ['customer-wrote', 'ticket_customer_wrote', exampleNews({ entry: customerEntry }), assignee],
  [
    'waiting',
    'ticket_waiting',
    exampleNews({ reason: 'Prosimy o log z konsoli po ponownym włączeniu.' }, { move: 'customer' }),
    requester,
  ],
  ['reminder', 'ticket_reminder', waitingSince(false, null), requester],
  ['reminder-last', 'ticket_reminder', waitingSince(true, null), requester],
  ['reminder-closing', 'ticket_reminder', waitingSince(true, Temporal.PlainDate.from('2026-12-04')), requester],
  [
    'priority',
    'ticket_priority_changed',
    exampleNews({ previousPriority: 'P3', reason: 'Cały oddział bez sieci.' }),
    requester,
  ],
  ['added', 'ticket_recipient_added', exampleNews(), participant],
  ['left', 'ticket_recipient_ended', exampleNews({ recipientEmail: 'jan@dostawca.example', ended: 'left' }), requester],
  [
    'bounced',
    'ticket_recipient_ended',
    exampleNews({ recipientEmail: 'jan@dostawca.example', ended: 'bounced' }),
    requester,
  ],
  ['solved', 'ticket_solved', exampleNews({ entry: engineerEntry }, { promise: null }), requester],
  ['closed', 'ticket_closed', exampleNews({ reason: 'Zasilacz wymieniony.' }, { promise: null }), participant],
  ['reactivated', 'ticket_reactivated', exampleNews({ entry: customerEntry }), requester],
  ['partner-on', 'ticket_partner_access', exampleNews({ partnerAccess: true }), partner],
  ['partner-off', 'ticket_partner_access', exampleNews(), requester],
  ['escalated', 'ticket_escalated', exampleNews({ reason: 'Termin minął, a produkcja stoi.' }), requester],
  ['escalated-manager', 'ticket_escalated', exampleNews({ reason: 'Termin minął, a produkcja stoi.' }), manager],
  ['assigned', 'ticket_assigned', exampleNews({ entry: customerEntry }), assignee],
  ['due-soon', 'ticket_due_soon', exampleNews({ alarm }), assignee],
  ['objective-passed', 'ticket_due_soon', exampleNews({ alarm: { ...alarm, internal: true } }), desk],
  ['missed', 'ticket_missed', exampleNews({ alarm }, { promise: null }), group],
  ['missed-manager', 'ticket_missed', exampleNews({ alarm }, { promise: null }), manager],
]
