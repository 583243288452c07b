import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { endPause, findSentMail, noteBounce } from '../../mail/index.ts'
import type { DeliveryReport } from '../rules/delivery-report.ts'

/**
 * Heeds what a mail server says of mails of ours: what came back is noted, what has arrived ends a pause. Only a mail that
 * we have really sent to that very address counts, found by its Message-ID, which nobody else knows; a forged report
 * changes nothing.
 *
 * @returns the ticket that the report was about.
 * @see ux.md 4.3, features L8
 */
export async function heedReport(tx: Context<Tx>, report: DeliveryReport): Promise<string | null> {
  let about: string | null = null
  for (const { address, outcome, isHard, code } of report.deliveries) {
    const mail = await findSentMail(tx, address, report.messageIds)
    if (mail === null) continue
    about ??= mail.ticketId
    if (outcome === 'delivered') await endPause(tx, mail.ticketId, address)
    else await noteBounce(tx, mail, { isHard, code })
  }
  return about
}
