import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import type { MailParser, ParseOutcome } from '../rules/parsed-mail.ts'
import { unasked, type MailVerifier, type Verdict } from '../rules/verdict.ts'
import { holdMail, leaseNextMails, postponeMail, settleMail, type RawMail } from '../store/raw-mails.ts'
import { fileMail } from './file-mail.ts'
import { readContent } from './read-content.ts'

const MAX_FAILURES = 3
const PAUSE_SECONDS = 5

/** A mail whose worker died as often, while it read this one alone, is taken to be the cause. */
const MAX_TRIES = 12

/** So many are taken at once: one statement for all, and the next are read while the first are written. */
const BATCH = 8

/**
 * Reads the next waiting mails outside this process and brings each where it belongs, in their order. What fails three
 * times is put aside with the mail as it came, and staff are told; no other mail waits for it.
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
  const raws = await leaseNextMails(ctx, BATCH)
  const readings = raws.map((raw) => ({ raw, read: settled(readOnce(ctx, raw, parse, verify)) }))
  for (const { raw, read } of readings) {
    try {
      await bring(ctx, raw, await read)
    } catch (error) {
      ctx.services.log.error({ err: error, rawMailId: raw.id }, 'a mail could not be taken in')
      await afterFailure(ctx, raw, 'failed')
    }
  }
  return raws.length > 0
}

type Read = { readonly outcome: ParseOutcome; readonly verdict: Verdict }

/** A failure is told when its turn has come, not while nobody listens. */
async function settled<Value>(work: Promise<Value>): Promise<() => Value> {
  try {
    const value = await work
    return () => value
  } catch (error) {
    return () => {
      throw error
    }
  }
}

/** @returns `null` for a mail that was tried too often without an end: it may have killed its worker. */
async function readOnce(ctx: Context<Db>, raw: RawMail, parse: MailParser, verify: MailVerifier): Promise<Read | null> {
  if (raw.attempts > MAX_TRIES) return null
  const { operator, mailAuth: verdictBy } = ctx.services.config
  const request = { raw: await readContent(ctx, raw.sha256), returnPath: raw.envelopeFrom }
  const [outcome, verdict] = await Promise.all([
    parse({ ...request, ownDomain: operator.ticketAddress.split('@').at(-1) ?? '' }),
    verify({ ...request, verdictBy }),
  ])
  return { outcome, verdict }
}

async function bring(ctx: Context<Db>, raw: RawMail, read: () => Read | null): Promise<void> {
  const found = read()
  if (found === null) await putAside(ctx, raw, raw.reason ?? 'crashed')
  else if ('refused' in found.outcome) await afterFailure(ctx, raw, found.outcome.refused)
  else await fileMail(ctx, raw, found.outcome.mail, found.verdict)
}

async function afterFailure(ctx: Context<Db>, raw: RawMail, reason: string): Promise<void> {
  const failures = raw.failures + 1
  if (failures >= MAX_FAILURES) return putAside(ctx, raw, reason)
  const until = ctx.now.add({ seconds: PAUSE_SECONDS * failures })
  return postponeMail(ctx, raw.id, { until, reason, failures })
}

async function putAside(ctx: Context<Db>, raw: RawMail, reason: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if ((await holdMail(tx, raw.id, ['waiting'])) === null) return
    await settleMail(tx, raw.id, { state: 'quarantined', reason })
    await record(tx, { type: 'intake.quarantined', subject: { kind: 'raw_mail', id: raw.id }, data: { reason } })
  })
  ctx.services.log.error({ rawMailId: raw.id, sha256: raw.sha256, reason }, 'a mail was put aside after three failures')
}
