import { inTransaction, system, type Context } from '../../../platform/context.ts'
import { findTicketById, pauseRecipient, resumeRecipient } from '../../tickets/index.ts'
import { countHardBounces, insertBounce, liftBounces, type SentMail } from '../store/bounces.ts'

/** So many mails that will never arrive pause their address on the ticket. */
const PAUSED_AFTER = 2

/**
 * Notes that a mail of ours came back. The second that will never arrive pauses the address on its ticket: the ticket
 * shows it and its reporter is told; passing faults are only written down.
 *
 * @see ux.md 4.3, M23, features L8
 */
export function noteBounce(
  ctx: Context,
  mail: SentMail,
  { isHard, code }: { readonly isHard: boolean; readonly code: string },
): Promise<void> {
  return inTransaction({ ...ctx, actor: system }, async (tx) => {
    await insertBounce(tx, mail.id, isHard, code)
    if (!isHard || (await countHardBounces(tx, mail.ticketId, mail.toAddress)) < PAUSED_AFTER) return
    const { toAddress: email, personId, locale: language } = mail
    await pauseRecipient(tx, mail.ticketId, { email, personId, language })
  })
}

/**
 * An address of a ticket was heard of, by a mail of its own or because one of ours has arrived: a pause ends.
 *
 * @see ux.md 4.3, features L8
 */
export function endPause(ctx: Context, ticketId: string, address: string): Promise<void> {
  return inTransaction({ ...ctx, actor: system }, async (tx) => {
    await liftBounces(tx, ticketId, address)
    await resumeRecipient(tx, await findTicketById(tx, ticketId), address)
  })
}
