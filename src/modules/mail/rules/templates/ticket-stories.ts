import type { Block } from '../content.ts'
import type { TicketMailKind } from '../kinds.ts'
import type { TicketNews } from '../ticket-facts.ts'
import type { Voice } from '../voice.ts'
import { alarmStories } from './alarm-stories.ts'
import { authorOf, type Reader, type Story } from './story.ts'
import { isStaff, priorityName, text, urgentPhone } from './ticket-blocks.ts'

type Tell = (news: TicketNews, reader: Reader, voice: Voice) => Story

/** What each event says (ux.md 4.1, M15–M28). */
export const ticketStories: Readonly<Record<TicketMailKind, Tell>> = {
  ticket_opened: (news, reader, voice) => {
    const { ticket } = news
    const { t } = voice
    if (isStaff(reader)) {
      const title = t('mail.opened_staff_title', {
        number: ticket.number,
        priority: priorityName(ticket.priority, voice),
      })
      return { title, preheader: ticket.organisationName, todo: [], withEntry: true }
    }
    return {
      title: t('mail.opened_title', { number: ticket.number }),
      preheader: t('mail.opened_preheader'),
      todo: [text(t('mail.opened_todo')), text(t('mail.ticket_reply_here')), urgentPhone(ticket, voice)],
      withEntry: true,
    }
  },
  ticket_replied: (news, reader, { t }) => {
    const author = authorOf(news)
    const asked = news.ticket.move === 'customer' && news.entry?.side === 'support' && !isStaff(reader)
    return {
      title: t('mail.replied_title', { author }),
      preheader: t('mail.replied_preheader', { author }),
      todo: [text(t(asked ? 'mail.replied_customer_move' : 'mail.replied_todo'))],
      withEntry: true,
    }
  },
  ticket_customer_wrote: (news, _reader, { t }) => {
    const author = authorOf(news)
    const title = t('mail.customer_wrote_title', { author })
    return { title, preheader: title, todo: [text(t('mail.customer_wrote_todo'))], withEntry: true }
  },
  ticket_waiting: (news, _reader, { t }) => {
    const title = t('mail.waiting_title')
    return {
      title,
      preheader: news.reason === '' ? title : `${title}: ${news.reason}`,
      todo: [reasonQuoted(news, t('mail.waiting_needed')), text(t('mail.waiting_todo'))],
    }
  },
  ticket_reminder: (news, _reader, { t, moment, day }) => {
    const title = t('mail.reminder_title')
    const { reminder } = news
    const end = reminder?.closesOn ?? null
    return {
      title,
      preheader: title,
      todo: [
        reminder === null ? null : text(t('mail.reminder_since', { since: moment(reminder.since) })),
        reasonQuoted(news, t('mail.waiting_needed')),
        text(t('mail.waiting_todo')),
        reminder?.isLast !== true
          ? null
          : text(end === null ? t('mail.reminder_last') : t('mail.reminder_closing', { date: day(end) })),
      ],
    }
  },
  ticket_priority_changed: (news, _reader, voice) => {
    const { t } = voice
    const title = t('mail.priority_title', { priority: priorityName(news.ticket.priority, voice) })
    return {
      title,
      preheader: title,
      todo: [
        earlierPriority(news, voice),
        reasonGiven(news, voice),
        text(t('mail.ticket_nothing_to_do')),
        urgentPhone(news.ticket, voice),
      ],
    }
  },
  ticket_recipient_added: ({ ticket, author }, _reader, { t }) => ({
    title: t('mail.added_title', { number: ticket.number }),
    preheader: t('mail.added_by', { author: author.name, company: author.company }),
    todo: [text(t('mail.added_by', { author: author.name, company: author.company })), text(t('mail.added_todo'))],
    withEntry: true,
  }),
  ticket_recipient_ended: ({ recipientEmail, ended }, _reader, { t }) => {
    const title = t(ended === 'bounced' ? 'mail.ended_bounced_title' : 'mail.ended_left_title', {
      email: recipientEmail,
    })
    return { title, preheader: title, todo: [text(t('mail.ended_todo'))] }
  },
  ticket_solved: ({ ticket }, _reader, { t, url }) => ({
    title: t('mail.solved_title'),
    preheader: t('mail.solved_todo'),
    todo: [text(t('mail.solved_todo'))],
    buttons: [
      {
        kind: 'button',
        label: t('mail.solved_yes'),
        href: url(`/zgloszenia/${ticket.number}?rozwiazanie=dziala#rozwiazanie`),
      },
      {
        kind: 'button',
        label: t('mail.solved_no'),
        href: url(`/zgloszenia/${ticket.number}?rozwiazanie=nie-dziala#rozwiazanie`),
        quiet: true,
      },
    ],
    withEntry: true,
  }),
  ticket_closed: (news, _reader, voice) => ({
    title: voice.t('mail.closed_title', { number: news.ticket.number }),
    preheader: voice.t('mail.closed_title', { number: news.ticket.number }),
    todo: [reasonGiven(news, voice), text(voice.t('mail.closed_todo'))],
    withEntry: true,
  }),
  ticket_reactivated: (news, reader, voice) => ({
    title: voice.t('mail.reactivated_title', { number: news.ticket.number }),
    preheader: voice.t('mail.reactivated_title', { number: news.ticket.number }),
    todo: [
      reasonGiven(news, voice),
      isStaff(reader) ? null : text(voice.t('mail.reactivated_todo')),
      urgentPhone(news.ticket, voice),
    ],
    withEntry: true,
  }),
  ticket_partner_access: ({ ticket, partnerAccess }, reader, { t }) => {
    const name = partnerAccess ? 'on' : 'off'
    const title = t(`mail.partner_${name}_title`)
    const happened = text(t(`mail.partner_${name}_text`, { partner: ticket.partnerName }))
    return {
      title,
      preheader: title,
      todo: [happened, reader.reason === 'requester' ? text(t('mail.partner_todo')) : null],
    }
  },
  ticket_escalated: (news, reader, voice) => {
    const { t, sender } = voice
    const number = news.ticket.number
    const manager = reader.reason === 'manager'
    const contact = { email: sender.escalationEmail, phone: sender.escalationPhone }
    const todo = manager
      ? [reasonGiven(news, voice)]
      : [
          text(t('mail.escalated_text')),
          reasonGiven(news, voice),
          text(t('mail.escalated_contact', contact)),
          text(t('mail.ticket_nothing_to_do')),
        ]
    const title = t(manager ? 'mail.escalated_staff_title' : 'mail.escalated_title', { number })
    return { title, preheader: title, todo }
  },
  ticket_assigned: ({ ticket }, _reader, { t }) => ({
    title: t('mail.assigned_title', { number: ticket.number }),
    preheader: t('mail.assigned_title', { number: ticket.number }),
    todo: [text(t('mail.assigned_todo'))],
    withEntry: true,
  }),
  ...alarmStories,
}

const reasonGiven = (news: TicketNews, { t }: Voice): Block | null => reasonQuoted(news, t('mail.priority_reason'))

/** What a person gave as reason, in the language it was written in. */
const reasonQuoted = ({ reason, reasonLanguage }: TicketNews, heading: string): Block | null =>
  reason === '' ? null : { kind: 'quote', heading, text: reason, language: reasonLanguage }

const earlierPriority = ({ previousPriority }: TicketNews, voice: Voice): Block | null =>
  previousPriority === ''
    ? null
    : text(voice.t('mail.priority_from', { priority: priorityName(previousPriority, voice) }))
