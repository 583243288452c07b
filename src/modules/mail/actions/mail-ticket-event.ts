import { listEventsOf } from '../../audit/index.ts'
import { findTicketById, signLeaveLink, signPartnerLeaveLink, type Ticket } from '../../tickets/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { audienceOf, ticketEvents, type Circle, type Notice, type Occasion } from '../rules/audience.ts'
import { dueWith, factText, factTexts, factYes, type Happened } from '../rules/happened.ts'
import { isAlarm, type TicketMailKind } from '../rules/kinds.ts'
import { shortName, type TicketNews } from '../rules/ticket-facts.ts'
import { ticketLetter } from '../rules/templates/ticket-letters.ts'
import type { Speak } from '../rules/voice.ts'
import { lockThread, mailedOf, takeEvent } from '../store/mailed-events.ts'
import { queueMail } from './queue-mail.ts'
import { readCircle } from './read-circle.ts'
import { readTicketNews } from './read-ticket-news.ts'

const mailable = new Set(ticketEvents)

/**
 * Writes the mails about an event of a ticket, once, and before them those of earlier events whose job is late
 * (R7, E91, ux.md M15–M28, M38, M39). Running it again changes nothing.
 */
export async function mailTicketEvent(ctx: Context, { id, subjectId }: Happened, speak: Speak): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockThread(tx, subjectId)
    const due = dueWith(await listEventsOf(tx, subjectId), id, mailable)
    const mailed = await mailedOf(
      tx,
      due.map((event) => event.id),
    )
    const waiting = due.filter((event) => !mailed.has(event.id))
    if (waiting.length === 0) return

    const ticket = await findTicketById(tx, subjectId)
    const circle = await readCircle(tx, ticket)
    for (const event of waiting)
      if (await takeEvent(tx, event.id)) await writeMails(tx, { ticket, circle, event, speak })
  })
}

type Occurrence = { readonly ticket: Ticket; readonly circle: Circle; readonly event: Happened; readonly speak: Speak }

async function writeMails(tx: Context<Tx>, occurrence: Occurrence): Promise<void> {
  const { ticket, circle, event } = occurrence
  const notices = audienceOf(circle, occasionOf(event))
  if (notices.length === 0) return
  const news = await readTicketNews(tx, ticket, event, circle)
  for (const notice of notices.filter(({ address }) => !isAuthor(news, address)))
    await writeMail(tx, occurrence, news, notice)
}

/**
 * Who writes without an account is known by the address alone. Without this, two portals that read along in each
 * other's ticket would send the same words back and forth for ever (row 11).
 */
const isAuthor = ({ entry }: TicketNews, address: string): boolean =>
  entry !== null && entry.author.toLowerCase() === address.toLowerCase()

async function writeMail(
  tx: Context<Tx>,
  { ticket, event, speak }: Occurrence,
  news: TicketNews,
  notice: Notice,
): Promise<void> {
  const { kind, recipientId: _, ...to } = notice
  const voice = speak(notice.locale)
  const leavePath = leavePathOf(tx, ticket, notice)
  await queueMail(tx, {
    eventId: event.id,
    kind,
    to,
    content: ticketLetter(kind, news, { reason: notice.reason, leavePath }, voice),
    ticket: { id: ticket.id, number: ticket.number, ownThread: notice.reason === 'manager' || isAlarm(kind) },
    author: authorName(kind, news),
    leaveUrl: leavePath === null ? null : voice.url(leavePath),
  })
}

/** Where recipients and the partner's people end these mails; everybody else has a setting for it (ux.md 4.2). */
function leavePathOf({ services }: Context, { id }: Ticket, { recipientId, personId, reason }: Notice): string | null {
  if (recipientId !== null) return `/zgloszenia/opusc?t=${signLeaveLink(services, recipientId)}`
  if (reason !== 'partner' || personId === null) return null
  return `/zgloszenia/opusc?t=${signPartnerLeaveLink(services, id, personId)}`
}

const occasionOf = ({ type, actorId, actorKind, data }: Happened): Occasion => ({
  event: type,
  authorId: actorId,
  authorIsSupport: actorKind === 'staff',
  move: factText(data, 'move'),
  recipientId: factText(data, 'recipientId'),
  ended: factText(data, 'how'),
  partnerAccess: factYes(data, 'access'),
  tell: factTexts(data, 'tell'),
})

const spoken: ReadonlySet<TicketMailKind> = new Set<TicketMailKind>([
  'ticket_replied',
  'ticket_customer_wrote',
  'ticket_solved',
])

/** Whose words the mail carries: an engineer by first name and initial, a customer in full; `null` for the portal's own. */
function authorName(kind: TicketMailKind, { entry }: TicketNews): string | null {
  if (entry === null || !spoken.has(kind)) return null
  return entry.side === 'support' ? shortName(entry.author) : entry.author
}
