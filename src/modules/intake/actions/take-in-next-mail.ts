import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import type { MailParser } from '../rules/parsed-mail.ts'
import { unasked, type MailVerifier } from '../rules/verdict.ts'
import { holdMail, leaseNextMail, postponeMail, settleMail, type RawMail } from '../store/raw-mails.ts'
import { fileMail } from './file-mail.ts'
import { readContent } from './read-content.ts'

const MAX_TRIES = 3
const PAUSE_SECONDS = 5

/**
 * Reads the next waiting mail outside this process and brings it where it belongs. What fails three times is put aside
 * with the mail as it came, and staff are told; no other mail waits for it.
 *
 * @param verify Says what the sender's domain thinks of the mail; without it nobody is asked.
 * @returns false when no mail waits now.
 * @see security F5, F6, faults 3.14
 */
export async function takeInNextMail(
  ctx: Context<Db>,
  parse: MailParser,
  verify: MailVerifier = () => Promise.resolve(unasked),
): Promise<boolean> {
  const raw = await leaseNextMail(ctx)
  if (raw === null) return false
  if (raw.attempts > MAX_TRIES) {
    await afterFailure(ctx, raw, raw.reason ?? 'crashed')
    return true
  }
  try {
    await takeIn(ctx, raw, parse, verify)
  } catch (error) {
    ctx.services.log.error({ err: error, rawMailId: raw.id }, 'a mail could not be taken in')
    await afterFailure(ctx, raw, 'failed')
  }
  return true
}

async function takeIn(ctx: Context<Db>, raw: RawMail, parse: MailParser, verify: MailVerifier): Promise<void> {
  const { operator, mailAuth: verdictBy } = ctx.services.config
  const request = { raw: await readContent(ctx, raw.sha256), returnPath: raw.envelopeFrom }
  const [outcome, verdict] = await Promise.all([
    parse({ ...request, ownDomain: operator.ticketAddress.split('@').at(-1) ?? '' }),
    verify({ ...request, verdictBy }),
  ])
  if ('refused' in outcome) await afterFailure(ctx, raw, outcome.refused)
  else await fileMail(ctx, raw, outcome.mail, verdict)
}

async function afterFailure(ctx: Context<Db>, raw: RawMail, reason: string): Promise<void> {
  if (raw.attempts < MAX_TRIES)
    return postponeMail(ctx, raw.id, ctx.now.add({ seconds: PAUSE_SECONDS * raw.attempts }), reason)
  await inTransaction(ctx, async (tx) => {
    if ((await holdMail(tx, raw.id, ['waiting'])) === null) return
    await settleMail(tx, raw.id, { state: 'quarantined', reason })
    await record(tx, { type: 'intake.quarantined', subject: { kind: 'raw_mail', id: raw.id }, data: { reason } })
  })
  ctx.services.log.error({ rawMailId: raw.id, sha256: raw.sha256, reason }, 'a mail was put aside after three tries')
}
