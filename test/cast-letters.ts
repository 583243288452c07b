import { Temporal } from 'temporal-polyfill'
import type { Content } from '../src/modules/mail/rules/content.ts'
import { mailKinds, type MailKind, type TicketMailKind } from '../src/modules/mail/rules/kinds.ts'
import {
  accountExistsLetter,
  accountReadyLetter,
  activationLetter,
  emailChangedLetter,
  emailConfirmationLetter,
  newSignInLetter,
  passwordChangedLetter,
  passwordResetLetter,
  securityChangedLetter,
  securityChanges,
} from '../src/modules/mail/rules/templates/account-letters.ts'
import {
  accessCheckLetter,
  contractAddedLetter,
  contractNewUserLetter,
} from '../src/modules/mail/rules/templates/contract-letters.ts'
import type { Reader } from '../src/modules/mail/rules/templates/story.ts'
import { ticketLetter } from '../src/modules/mail/rules/templates/ticket-letters.ts'
import type { TicketNews } from '../src/modules/mail/rules/ticket-facts.ts'
import type { Voice } from '../src/modules/mail/rules/voice.ts'
import { voicesOf } from '../src/modules/mail/voices.ts'
import { messages } from '../src/messages.ts'
import { frozenClock } from '../src/platform/clock.ts'
import { parseConfig } from '../src/platform/config.ts'
import { translatorFor, type Locale } from '../src/platform/i18n.ts'
import { START } from './world.ts'

/** A letter of every kind, with the facts of the named cast. */
export type SampleLetter = { readonly name: string; readonly kind: MailKind; readonly content: Content }

const config = parseConfig({
  PORTAL_MODE: 'test',
  SECRET_KEY: 'ab'.repeat(32),
  PUBLIC_URL_PL: 'https://myhezo.pl',
  PUBLIC_URL_EN: 'https://myhezo.com',
})
const translators = { pl: translatorFor('pl', messages.pl), en: translatorFor('en', messages.en) }

/** How the portal speaks at the moment at which tests begin, with the shipped operator's names. */
export const speak = (locale: Locale): Voice =>
  voicesOf({ config, translate: (each) => translators[each], clock: frozenClock(START) })(locale)

/** The serial number of the ticket below, of which letters may show only the end. */
export const FULL_SERIAL = 'FG100FTK24000013'

/** Ticket 26-004217 of ux.md, at the moment of its first mail. */
export function someNews(news: Partial<TicketNews> = {}, ticket: Partial<TicketNews['ticket']> = {}): TicketNews {
  return {
    ticket: {
      number: '26-004217',
      title: 'FortiGate 100F nie uruchamia się',
      language: 'pl',
      priority: 'P1',
      device: 'FortiGate 100F',
      serialEnding: FULL_SERIAL.slice(-4),
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
    ...news,
  }
}

export const customerEntry = {
  author: 'Anna Nowak',
  side: 'customer',
  text: 'Po zaniku zasilania urządzenie nie wstaje.\nDioda STATUS miga na bursztynowo:\n\n  fw-lodz-01 # get system status\n  Version: FortiGate-100F v7.4.5',
  language: 'pl',
  fileNames: ['konsola.log', 'zdjęcie kontrolek.jpg'],
} as const

export const engineerEntry = {
  author: 'Adam Wilk',
  side: 'support',
  text: 'Dzień dobry,\nlog wskazuje na uszkodzony zasilacz. Prosimy przełączyć na drugie źródło i podać wynik:\n\nexecute sensor list',
  language: 'pl',
  fileNames: [],
} as const

const until = Temporal.Instant.from('2026-11-21T14:05:00Z')
const when = Temporal.Instant.from(START)
const token = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE'
const nextUpdate = { kind: 'next_communication', dueAt: Temporal.Instant.from('2026-11-20T16:05:00Z') } as const

const requester: Reader = { reason: 'requester', leavePath: null }
const participant: Reader = { reason: 'participant', leavePath: '/zgloszenia/opusc?t=0190.abc' }
const partner: Reader = { reason: 'partner', leavePath: null }
const desk: Reader = { reason: 'desk', leavePath: null }
const assignee: Reader = { reason: 'assignee', leavePath: null }
const manager: Reader = { reason: 'manager', leavePath: null }
const watch: Reader = { reason: 'watch', leavePath: null }

const told: readonly (readonly [name: string, kind: TicketMailKind, news: TicketNews, reader: Reader])[] = [
  ['opened', 'ticket_opened', someNews({ entry: customerEntry }), requester],
  [
    'opened-unpromised',
    'ticket_opened',
    someNews({ entry: customerEntry }, { priority: 'question', promise: null, serialEnding: '' }),
    watch,
  ],
  ['opened-desk', 'ticket_opened', someNews({ entry: customerEntry }), desk],
  ['replied', 'ticket_replied', someNews({ entry: engineerEntry }, { promise: nextUpdate }), requester],
  [
    'replied-asking',
    'ticket_replied',
    someNews({ entry: engineerEntry }, { promise: null, move: 'customer' }),
    partner,
  ],
  ['customer-wrote', 'ticket_customer_wrote', someNews({ entry: customerEntry }), assignee],
  [
    'waiting',
    'ticket_waiting',
    someNews({ reason: 'Prosimy o log z konsoli po ponownym włączeniu.' }, { move: 'customer' }),
    requester,
  ],
  [
    'priority',
    'ticket_priority_changed',
    someNews({ previousPriority: 'P3', reason: 'Cały oddział bez sieci.' }),
    requester,
  ],
  ['added', 'ticket_recipient_added', someNews(), participant],
  ['left', 'ticket_recipient_ended', someNews({ recipientEmail: 'jan@dostawca.example', ended: 'left' }), requester],
  [
    'bounced',
    'ticket_recipient_ended',
    someNews({ recipientEmail: 'jan@dostawca.example', ended: 'bounced' }),
    requester,
  ],
  ['solved', 'ticket_solved', someNews({ entry: engineerEntry }, { promise: null }), requester],
  ['closed', 'ticket_closed', someNews({ reason: 'Zasilacz wymieniony.' }, { promise: null }), participant],
  ['reactivated', 'ticket_reactivated', someNews({ entry: customerEntry }), requester],
  ['partner-on', 'ticket_partner_access', someNews({ partnerAccess: true }), partner],
  ['partner-off', 'ticket_partner_access', someNews(), requester],
  ['escalated', 'ticket_escalated', someNews({ reason: 'Termin minął, a produkcja stoi.' }), requester],
  ['escalated-manager', 'ticket_escalated', someNews({ reason: 'Termin minął, a produkcja stoi.' }), manager],
  ['assigned', 'ticket_assigned', someNews({ entry: customerEntry }), assignee],
]

/** Every kind of letter in one language, by a name that tells the case. */
export function sampleLetters(locale: Locale): SampleLetter[] {
  const voice = speak(locale)
  return [
    ...accountSamples(voice),
    ...told.map(([name, kind, news, reader]) => ({ name, kind, content: ticketLetter(kind, news, reader, voice) })),
  ]
}

function accountSamples(voice: Voice): SampleLetter[] {
  const link = (path: string) => ({ path: `${path}?t=${token}`, until })
  const user = { name: 'Łukasz Żak', company: 'Złoty Gron Sp. z o.o.', when }
  return [
    { name: 'activation', kind: 'activation', content: activationLetter(voice, link('/aktywacja')) },
    {
      name: 'account-ready',
      kind: 'account_ready',
      content: accountReadyLetter(voice, 'anna.nowak@zlotygron.example'),
    },
    { name: 'account-exists', kind: 'account_exists', content: accountExistsLetter(voice) },
    { name: 'password-reset', kind: 'password_reset', content: passwordResetLetter(voice, link('/haslo/nowe')) },
    { name: 'password-changed', kind: 'password_changed', content: passwordChangedLetter(voice, when) },
    {
      name: 'email-confirmation',
      kind: 'email_confirmation',
      content: emailConfirmationLetter(voice, link('/konto/email/potwierdz')),
    },
    {
      name: 'email-changed-old',
      kind: 'email_changed',
      content: emailChangedLetter(voice, when, link('/konto/email/cofnij')),
    },
    { name: 'email-changed-new', kind: 'email_changed', content: emailChangedLetter(voice, when, null) },
    { name: 'new-sign-in', kind: 'new_sign_in', content: newSignInLetter(voice, when, 'Firefox, Windows') },
    ...[...securityChanges, 'other' as const].map((what) => ({
      name: `security-${what}`,
      kind: 'security_changed' as const,
      content: securityChangedLetter(voice, when, what),
    })),
    { name: 'contract-added', kind: 'contract_added', content: contractAddedLetter(voice, 'A204518', 5) },
    {
      name: 'contract-new-user',
      kind: 'contract_new_user',
      content: contractNewUserLetter(voice, 'A204518', user, `/umowy/pomylka?t=${token}`),
    },
    { name: 'access-check', kind: 'access_check', content: accessCheckLetter(voice) },
  ]
}

/** The kinds that have no sample; the tests want none. */
export const kindsWithoutSample = (): string[] => {
  const sampled = new Set<string>(sampleLetters('pl').map(({ kind }) => kind))
  return Object.keys(mailKinds).filter((kind) => !sampled.has(kind))
}
