import { listStaff } from '../../identity/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import { mailAttentionLetter, type MailTrouble } from '../rules/templates/desk-letters.ts'
import type { Speak } from '../rules/voice.ts'
import { lastMailOf } from '../store/outbox.ts'
import { queueMail } from './queue-mail.ts'

const PAUSE_MINUTES = 60

/**
 * Tells the administrators that mail needs attention, once an hour at most and once for what they know already (M43).
 *
 * @param since When the newest of what waits began to wait.
 * @returns whether they were told.
 * @see ux.md M43
 */
export function mailAttention(
  ctx: Context,
  { trouble, since }: { readonly trouble: MailTrouble; readonly since: { readonly epochMilliseconds: number } },
  speak: Speak,
): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const last = await lastMailOf(tx, 'mail_attention')
    const isKnown = last !== null && last.epochMilliseconds >= since.epochMilliseconds
    const isSoon = last !== null && last.add({ minutes: PAUSE_MINUTES }).epochMilliseconds > tx.now.epochMilliseconds
    if (isKnown || isSoon) return false
    const admins = (await listStaff(tx)).filter(({ roles }) => roles.includes('admin'))
    for (const { id, email, name, locale } of admins)
      await queueMail(tx, {
        eventId: `after ${last?.toString() ?? 'nothing'}`,
        kind: 'mail_attention',
        to: { address: email, name, personId: id, locale, reason: 'account' },
        content: mailAttentionLetter(speak(locale), trouble),
        ticket: null,
        author: null,
        leaveUrl: null,
      })
    return admins.length > 0
  })
}
