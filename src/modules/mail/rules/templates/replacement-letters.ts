import type { Temporal } from 'temporal-polyfill'
import type { Block, Content } from '../content.ts'
import type { TicketNews } from '../ticket-facts.ts'
import type { Voice } from '../voice.ts'
import type { Reader, Story } from './story.ts'
import { text } from './ticket-blocks.ts'
import { assembleLetter, threadSubject } from './ticket-letters.ts'

/** The facts of replacement and visit that a letter can tell, by the kind of letter (ux.md 4.1, M29–M37). */
export type ReplacementFacts =
  | { readonly kind: 'delivery_started'; readonly address: string; readonly dueAt: Temporal.Instant }
  | {
      readonly kind: 'unit_shipped'
      readonly carrier: string
      readonly trackingNumber: string
      readonly trackingUrl: string
      readonly expectedOn: Temporal.PlainDate
    }
  | {
      readonly kind: 'unit_delivered'
      readonly returnBy: Temporal.PlainDate
      readonly damageBy: Temporal.PlainDate
      readonly labelPath: string
    }
  | {
      readonly kind: 'return_due'
      readonly returnBy: Temporal.PlainDate
      readonly overdue: boolean
      readonly sentPath: string
      readonly moreTimePath: string
    }
  | { readonly kind: 'return_extended'; readonly returnBy: Temporal.PlainDate }
  | { readonly kind: 'unit_received'; readonly discrepancy: string }
  | { readonly kind: 'damage_due'; readonly damageBy: Temporal.PlainDate }
  | {
      readonly kind: 'visit_changed'
      readonly change: 'proposed' | 'confirmed' | 'moved' | 'cancelled'
      readonly at: Temporal.Instant
      readonly place: string
      readonly engineer: string
    }
  | { readonly kind: 'visit_done'; readonly protocolPath: string }

/** A letter about a replacement or a visit; reminders of a date have a subject of their own, all else stays in the thread. */
export function replacementLetter(facts: ReplacementFacts, news: TicketNews, reader: Reader, voice: Voice): Content {
  return assembleLetter(storyOf(facts, news, voice), subjectOf(facts, news, voice), news, reader, voice)
}

function subjectOf(facts: ReplacementFacts, { ticket }: TicketNews, { t, shortDay }: Voice): string {
  switch (facts.kind) {
    case 'return_due':
      return t('mail.return_due_subject', { date: shortDay(facts.returnBy) })
    case 'damage_due':
      return t('mail.damage_due_subject', { date: shortDay(facts.damageBy) })
    default:
      return threadSubject(ticket)
  }
}

function storyOf(facts: ReplacementFacts, news: TicketNews, voice: Voice): Story {
  const { t, day, moment } = voice
  switch (facts.kind) {
    case 'delivery_started':
      return story(t('mail.delivery_started_title'), [
        text(t('mail.delivery_started_todo')),
        { kind: 'promise', label: t('mail.delivery_started_due'), value: moment(facts.dueAt) },
        { kind: 'facts', rows: [{ label: t('mail.delivery_started_address'), value: facts.address }] },
      ])
    case 'unit_shipped':
      return story(t('mail.unit_shipped_title'), [text(t('mail.unit_shipped_todo')), parcel(facts, voice)])
    case 'unit_delivered':
      return {
        ...story(t('mail.unit_delivered_title'), [
          text(t('mail.unit_delivered_todo', { date: day(facts.returnBy), damage: day(facts.damageBy) })),
        ]),
        buttons: [button(t('mail.unit_delivered_label'), voice.url(facts.labelPath))],
      }
    case 'return_due':
      return returnStory(facts, voice)
    case 'return_extended':
      return story(t('mail.return_extended_title'), [
        text(t('mail.return_extended_todo', { date: day(facts.returnBy) })),
      ])
    case 'unit_received':
      return receivedStory(facts.discrepancy, news, voice)
    case 'damage_due':
      return story(t('mail.damage_due_title', { date: day(facts.damageBy) }), [text(t('mail.damage_due_todo'))])
    case 'visit_changed':
      return visitStory(facts, voice)
    case 'visit_done':
      return {
        ...story(t('mail.visit_done_title'), [text(t('mail.visit_done_todo'))]),
        buttons: [button(t('mail.visit_done_button'), voice.url(facts.protocolPath))],
      }
  }
}

/** The address of a carrier's page is written out, so that nobody is led away unseen. */
function parcel(facts: Extract<ReplacementFacts, { kind: 'unit_shipped' }>, { t, day }: Voice): Block {
  const rows = [
    { label: t('mail.unit_shipped_carrier'), value: facts.carrier },
    { label: t('mail.unit_shipped_number'), value: facts.trackingNumber },
    { label: t('mail.unit_shipped_link'), value: facts.trackingUrl },
    { label: t('mail.unit_shipped_day'), value: day(facts.expectedOn) },
  ]
  return { kind: 'facts', rows }
}

function returnStory(facts: Extract<ReplacementFacts, { kind: 'return_due' }>, { t, day, url }: Voice): Story {
  const date = day(facts.returnBy)
  return {
    ...story(t(facts.overdue ? 'mail.return_due_overdue' : 'mail.return_due_title', { date }), [
      text(t('mail.return_due_todo')),
    ]),
    buttons: [
      button(t('mail.return_due_sent'), url(facts.sentPath)),
      { ...button(t('mail.return_due_more_time'), url(facts.moreTimePath)), quiet: true },
    ],
  }
}

function receivedStory(discrepancy: string, { reasonLanguage: language }: TicketNews, { t }: Voice): Story {
  if (discrepancy === '') return story(t('mail.unit_received_title'), [text(t('mail.unit_received_todo'))])
  return story(t('mail.unit_received_discrepancy_title'), [
    { kind: 'quote', heading: t('mail.unit_received_discrepancy'), text: discrepancy, language },
    text(t('mail.unit_received_discrepancy_todo')),
  ])
}

function visitStory(facts: Extract<ReplacementFacts, { kind: 'visit_changed' }>, { t, moment }: Voice): Story {
  const { change, at, place, engineer } = facts
  const rows = [
    { label: t('mail.visit_changed_when'), value: moment(at) },
    { label: t('mail.visit_changed_place'), value: place },
    { label: t('mail.visit_changed_engineer'), value: engineer },
  ]
  return story(t(`mail.visit_changed_${change}`), [
    text(t(`mail.visit_changed_${change}_todo`)),
    { kind: 'facts', rows: rows.filter(({ value }) => value !== '') },
  ])
}

const story = (title: string, todo: readonly Block[]): Story => ({ title, preheader: title, todo })

const button = (label: string, href: string) => ({ kind: 'button', label, href }) as const
