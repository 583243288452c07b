import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { findTicket, type Ticket } from '../../tickets/index.ts'
import { maySupport } from '../../tickets/rules/policy.ts'
import { holdMail, returnToIntake } from '../store/raw-mails.ts'

/**
 * Puts a mail that waits for a person to a ticket. The intake then writes it there under its sender's address, with its
 * files; who put it there stands in the log.
 *
 * @throws {Refusal} `form.invalid` with `intake.ticket_unknown` at the field; `intake.mail_gone` when a colleague has dealt with it.
 * @see ux.md 4.4, decision 22
 */
export function attachMail(
  ctx: Context,
  { id, number }: { readonly id: string; readonly number: string },
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const personId = personIdOf(tx.actor)
    if (personId === null || !maySupport(tx.actor)) throw new Refusal('http.not_found')
    const ticket = await namedTicket(tx, number)
    if ((await holdMail(tx, id, ['review', 'quarantined'])) === null) throw new Refusal('intake.mail_gone')
    await returnToIntake(tx, id, ticket.id, personId)
    const subject = { kind: 'raw_mail', id }
    await record(tx, { type: 'intake.attached', subject, data: { ticketId: ticket.id } })
  })
}

async function namedTicket(ctx: Context, number: string): Promise<Ticket> {
  try {
    return await findTicket(ctx, number.trim().replace(/^#/, ''))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal('form.invalid', {}, [{ field: 'number', code: 'intake.ticket_unknown' }])
  }
}
