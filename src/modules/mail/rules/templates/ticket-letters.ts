import type { Block, Content, Link } from '../content.ts'
import { isAlarm, type TicketMailKind } from '../kinds.ts'
import type { TicketNews } from '../ticket-facts.ts'
import { footer, present, type Voice } from '../voice.ts'
import { deviceFacts, files, promise, promiseSoon, quote } from './ticket-blocks.ts'
import type { Reader, Story } from './story.ts'
import { alarmSubject } from './alarm-stories.ts'
import { ticketStories } from './ticket-stories.ts'

/**
 * A letter about a ticket, in the order of ux.md 4.2: what happened, what to do, the promise, the text, the device,
 * and at the foot why the reader gets it.
 */
export function ticketLetter(kind: TicketMailKind, news: TicketNews, reader: Reader, voice: Voice): Content {
  return assembleLetter(
    ticketStories[kind](news, reader, voice),
    subjectOf(kind, news, reader, voice),
    news,
    reader,
    voice,
  )
}

/** The letter around what one event says: everything that is the same for all of them. */
export function assembleLetter(story: Story, subject: string, news: TicketNews, reader: Reader, voice: Voice): Content {
  const { ticket } = news
  const open: Block = {
    kind: 'button',
    label: voice.t('mail.ticket_button'),
    href: voice.url(`/zgloszenia/${ticket.number}`),
  }
  const entry = story.withEntry === true ? news.entry : null
  return {
    subject,
    preheader: `${sentence(story.preheader)} ${promiseSoon(ticket, reader, voice)}`.trim(),
    locale: voice.locale,
    brand: voice.sender.productName,
    kicker: {
      text: voice.t('mail.ticket_kicker', { number: ticket.number, title: ticket.title }),
      language: ticket.language,
    },
    title: story.title,
    blocks: present(
      ...story.todo,
      promise(ticket, reader, voice),
      entry && quote(entry, voice),
      entry && files(entry, voice),
      ...(story.buttons ?? [open]),
      deviceFacts(ticket, reader, voice),
    ),
    footer: footer(voice, reasonText(reader, voice), footerLinks(reader, voice)),
  }
}

/** Every mail of a thread has the same subject, because programs thread by it; managers get a thread of their own. */
function subjectOf(kind: TicketMailKind, news: TicketNews, reader: Reader, voice: Voice): string {
  const { ticket } = news
  const { t } = voice
  if (isAlarm(kind)) return alarmSubject(kind, news, voice)
  if (kind === 'ticket_escalated' && reader.reason === 'manager') {
    return t('mail.escalated_staff_subject', { number: ticket.number, title: ticket.title })
  }
  return threadSubject(ticket)
}

export const threadSubject = ({ number, title }: TicketNews['ticket']): string => `[#${number}] ${title}`

const reasonText = ({ reason }: Reader, { t, sender }: Voice): string =>
  reason === 'account' ? t('mail.account_reason', { product: sender.productName }) : t(`mail.reason_${reason}`)

function footerLinks({ reason, leavePath }: Reader, { t, url }: Voice): Link[] {
  const leave = leavePath === null ? [] : [{ label: t('mail.leave_link'), href: url(leavePath) }]
  const settings =
    reason === 'requester' || reason === 'watch' || reason === 'partner'
      ? [{ label: t('mail.notifications_link'), href: url('/konto/powiadomienia') }]
      : []
  return [...leave, ...settings]
}

/** Ends a line of a notification, unless it ends already, as "Adam W." does. */
const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)
