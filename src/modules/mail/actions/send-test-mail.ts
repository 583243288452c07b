import { record } from '../../audit/index.ts'
import { findPerson } from '../../identity/index.ts'
import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../refusal.ts'
import { SHARED } from '../rules/template-parts.ts'
import type { Voice } from '../rules/voice.ts'
import { previewTemplate, type PreviewWish } from './preview-template.ts'
import { queueMail } from './queue-mail.ts'

/**
 * Sends a letter as it stands in the preview to the administrator's own address, marked as a test and in no ticket's thread.
 *
 * @throws {Refusal} as `previewTemplate`.
 */
export async function sendTestMail(ctx: Context, wish: PreviewWish, voice: Voice): Promise<void> {
  const { content } = await previewTemplate(ctx, wish, voice)
  await inTransaction(ctx, async (tx) => {
    const person = await findPerson(tx, personIdOf(tx.actor) ?? '')
    if (person === null) throw new Refusal('http.not_found')
    const { id: personId, email: address, name } = person
    await queueMail(tx, {
      eventId: `test:${newId()}`,
      kind: wish.id === SHARED ? 'ticket_opened' : wish.id,
      to: { address, name, personId, locale: wish.locale, reason: 'account' },
      content: { ...content, subject: `[Test] ${content.subject}` },
      ticket: null,
      author: null,
      leaveUrl: null,
    })
    const subject = { kind: 'mail_template', id: wish.id }
    await record(tx, { type: 'mail.template_tested', subject, data: { language: wish.locale } })
  })
}
