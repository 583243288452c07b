import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { maySupport } from '../../tickets/rules/policy.ts'
import { holdMail, settleMail } from '../store/raw-mails.ts'

/**
 * Takes a mail off the review list without writing it anywhere; the mail itself is kept.
 *
 * @throws {Refusal} `intake.mail_gone` when a colleague has dealt with it.
 * @see ux.md 4.4
 */
export function discardMail(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const personId = personIdOf(tx.actor)
    if (personId === null || !maySupport(tx.actor)) throw new Refusal('http.not_found')
    const mail = await holdMail(tx, id, ['review', 'quarantined'])
    if (mail === null) throw new Refusal('intake.mail_gone')
    await settleMail(tx, id, { state: 'discarded', reason: mail.reason, handledBy: personId })
    await record(tx, { type: 'intake.discarded', subject: { kind: 'raw_mail', id }, data: { reason: mail.reason } })
  })
}
