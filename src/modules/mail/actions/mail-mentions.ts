import { findPerson } from '../../identity/index.ts'
import { findTicketById } from '../../tickets/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import { factTexts, type Happened } from '../rules/happened.ts'
import { noteMentionLetter } from '../rules/templates/desk-letters.ts'
import { shortName } from '../rules/ticket-facts.ts'
import type { Speak } from '../rules/voice.ts'
import { takeEvent } from '../store/mailed-events.ts'
import { queueMail } from './queue-mail.ts'

/**
 * Tells the staff whom an internal note mentions, once, in a thread of its own and without a word of the note; never
 * anybody else (M18, security row 29).
 */
export async function mailMentions(ctx: Context, event: Happened, speak: Speak): Promise<void> {
  const mentioned = factTexts(event.data, 'mentioned')
  if (mentioned.length === 0) return
  await inTransaction(ctx, async (tx) => {
    if (!(await takeEvent(tx, event.id))) return
    const { id, number } = await findTicketById(tx, event.subjectId)
    const author = event.actorId === null ? null : await findPerson(tx, event.actorId)
    for (const personId of mentioned) {
      const person = await findPerson(tx, personId)
      if (person?.kind !== 'staff' || person.state !== 'active') continue
      const { email: address, name, locale } = person
      await queueMail(tx, {
        eventId: event.id,
        kind: 'note_mention',
        to: { address, name, personId, locale, reason: 'assignee' },
        content: noteMentionLetter(speak(locale), number, shortName(author?.name ?? '')),
        ticket: { id, number, ownThread: true },
        author: null,
        leaveUrl: null,
      })
    }
  })
}
