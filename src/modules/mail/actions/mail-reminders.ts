import { record } from '../../audit/index.ts'
import { findTicketById, listWaiting, type WaitingTicket } from '../../tickets/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { audienceOf, REMINDER } from '../rules/audience.ts'
import { reminderDue, workingDaysSince } from '../rules/rounds.ts'
import { ticketLetter } from '../rules/templates/ticket-letters.ts'
import { lockThread } from '../store/mailed-events.ts'
import { queueMail } from './queue-mail.ts'
import { readCircle } from './read-circle.ts'
import { readTicketNews } from './read-ticket-news.ts'
import type { Round } from './run-mail-rounds.ts'

const LOOK_BACK_DAYS = 30

/**
 * Reminds the reporters of tickets that wait for them: after two and after five working days, once each for a question
 * (M20). No rule of the service terms closes a waiting ticket by itself, so the last one promises no end.
 */
export async function mailReminders(tx: Context<Tx>, round: Round): Promise<void> {
  const waiting = await listWaiting(tx, tx.now.subtract({ hours: LOOK_BACK_DAYS * 24 }), tx.now)
  for (const each of waiting) {
    const step = reminderDue(workingDaysSince(each.since, round.day, round.isWorkingDay))
    if (step !== null) await remind(tx, each, step, round)
  }
}

async function remind(
  tx: Context<Tx>,
  { id, since, entryId }: WaitingTicket,
  step: 'first' | 'last',
  { speak }: Round,
): Promise<void> {
  await lockThread(tx, id)
  const ticket = await findTicketById(tx, id)
  const circle = await readCircle(tx, ticket)
  const occasion = {
    authorId: null,
    authorIsSupport: true,
    move: '',
    recipientId: '',
    ended: '',
    partnerAccess: false,
    tell: [],
  }
  const event = {
    id: `reminder:${entryId}:${step}`,
    type: REMINDER,
    subjectId: id,
    actorKind: 'system',
    actorId: null,
    occurredAt: tx.now,
    data: { entryId },
  }
  for (const { kind, recipientId: _, ...to } of audienceOf(circle, { ...occasion, event: event.type })) {
    const reminder = { since, isLast: step === 'last', closesOn: null }
    const news = { ...(await readTicketNews(tx, ticket, event, circle)), reminder }
    const content = ticketLetter(kind, news, { reason: to.reason, leavePath: null }, speak(to.locale))
    const place = { id, number: ticket.number, ownThread: false }
    const wanted = { eventId: event.id, kind, to, content, ticket: place, author: null, leaveUrl: null }
    if ((await queueMail(tx, wanted)) !== null)
      await record(tx, { type: 'ticket.reminder_written', subject: { kind: 'ticket', id }, data: { entryId, step } })
  }
}
