import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Delivery, Letter, MailTransport } from '../../../platform/smtp.ts'
import { isGivenUp, secondsAfter } from '../rules/delivery.ts'
import { holdsSecret } from '../rules/kinds.ts'
import { domainOf } from '../rules/one-line.ts'
import { markRefused, markSent, postpone, takeNextMail, type OutboundMail } from '../store/outbox.ts'
import { endPauses, failuresOf, pauseHost, RELAY, reserveTry } from '../store/pauses.ts'
import { findLostRight } from './find-lost-right.ts'
import { noteBounce } from './note-bounce.ts'
import { senderAddress } from './queue-mail.ts'

/**
 * Sends the next mail of the outbox. Its row stays locked during the whole conversation with the mail server: a second
 * sender cannot take it, a killed one lets go of it at once, and a repeated transmission has the same Message-ID (F1–F3).
 *
 * Whoever has lost the right to a ticket since the mail was written does not get it (F13).
 *
 * @returns whether there was one, so that the caller comes again.
 */
export async function sendNextMail(ctx: Context<Db>, transport: MailTransport): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const mail = await takeNextMail(tx)
    if (mail === null) return false

    const lost = await findLostRight(tx, mail)
    if (lost !== null) {
      await markRefused(tx, mail.id, lost, holdsSecret(mail.kind))
      return true
    }
    if (!(await reserveTry(ctx, hostsOf(mail)))) return true
    await keep(tx, mail, await transport.send(letterOf(tx, mail)))
    return true
  })
}

async function keep(tx: Context<Tx>, mail: OutboundMail, delivery: Delivery): Promise<void> {
  const secret = holdsSecret(mail.kind)
  if (delivery.outcome === 'sent') {
    await markSent(tx, mail.id, secret)
    await endPauses(tx, hostsOf(mail))
    return
  }
  tx.services.log.warn(
    { mailId: mail.id, kind: mail.kind, outcome: delivery.outcome, answer: delivery.answer },
    'mail not taken',
  )
  if (delivery.outcome === 'refused') {
    await markRefused(tx, mail.id, delivery.answer, secret)
    const { ticketId } = mail
    if (ticketId !== null) await noteBounce(tx, { ...mail, ticketId }, { isHard: true, code: delivery.answer })
    return
  }
  await waitFor(tx, mail, delivery)
}

/** The mail waits for its own time, and its host is left alone; after three days the mail is given up. */
async function waitFor(
  tx: Context<Tx>,
  mail: OutboundMail,
  { cause, answer }: Extract<Delivery, { outcome: 'later' }>,
): Promise<void> {
  const host = cause === 'relay' ? RELAY : domainOf(mail.toAddress)
  const failures = (await failuresOf(tx, host)) + 1
  await pauseHost(tx, host, failures, secondsAfter(failures), answer)
  if (isGivenUp(mail.createdAt, tx.now)) await markRefused(tx, mail.id, answer, holdsSecret(mail.kind))
  else await postpone(tx, mail.id, tx.now.add({ seconds: secondsAfter(mail.attempts + 1) }), answer)
}

const hostsOf = (mail: OutboundMail): readonly string[] => [RELAY, domainOf(mail.toAddress)]

function letterOf({ services }: Context, mail: OutboundMail): Letter {
  const aboutTicket = mail.replyTo !== null
  return {
    messageId: mail.messageId,
    writtenAt: mail.createdAt,
    from: { name: mail.fromName, address: senderAddress(services.config, aboutTicket) },
    to: { name: mail.toName, address: mail.toAddress },
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: mail.headers,
  }
}
