import { Resolver } from 'node:dns/promises'
import { authenticate } from 'mailauth/lib/mailauth.js'
import { openMail } from './open-mail.ts'
import {
  dkimResults,
  dmarcPolicies,
  dmarcResults,
  oneOf,
  spfResults,
  unanswered,
  unasked,
  verdictOfHeader,
  type Verdict,
  type VerdictRequest,
} from './rules/verdict.ts'

/** Asks DNS: the records of a kind at a name, or an error with a code as Node's own resolver gives. */
export type AskDns = (name: string, type: string) => Promise<unknown>

/** Milliseconds for one question; the process that asks has two seconds for everything. */
const TIMEOUT = 400
const MIN_KEY_BITS = 1024

/**
 * Finds out what the sender's domain says of a mail: SPF for the server that handed it to ours, DKIM, and DMARC over both.
 * Runs in the parser process only. What DNS does not answer in time is a temporary error and holds nothing up.
 *
 * @see ux.md 4.4, issue: SPF/DKIM/DMARC verdicts
 */
export async function verifyMail(request: VerdictRequest, askDns: AskDns = systemDns()): Promise<Verdict> {
  const { verdictBy, raw } = request
  if (verdictBy.kind === 'off') return unasked
  try {
    if (verdictBy.kind === 'dns') return await byDns(request, askDns)
    const { headers } = await openMail(raw)
    const results = headers.filter(({ key }) => key === 'authentication-results').map(({ value }) => value)
    return verdictOfHeader(results, verdictBy.authservId)
  } catch {
    return unanswered
  }
}

async function byDns({ raw, returnPath }: VerdictRequest, askDns: AskDns): Promise<Verdict> {
  const { spf, dkim, dmarc } = await authenticate(Buffer.from(raw), {
    ...(returnPath === null ? {} : { sender: returnPath }),
    trustReceived: true,
    mta: 'localhost',
    resolver: askDns,
    disableArc: true,
    disableBimi: true,
    minBitLength: MIN_KEY_BITS,
  })
  const signed = (dkim.results ?? []).map(({ status }) => status.result)
  return {
    spf: spf === false ? 'none' : oneOf(spfResults, spf.status.result),
    dkim: oneOf(dkimResults, signed.find((result) => result === 'pass') ?? signed[0] ?? 'none'),
    dmarc: dmarc === false ? 'none' : oneOf(dmarcResults, dmarc.status.result),
    policy: dmarc === false ? null : oneOf(dmarcPolicies, dmarc.policy),
  }
}

function systemDns(): AskDns {
  const resolver = new Resolver({ timeout: TIMEOUT, tries: 1 })
  return (name, type) => resolver.resolve(name, type)
}
