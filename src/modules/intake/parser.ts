import { join } from 'node:path'
import { openChildPool } from '../../platform/child-pool.ts'
import { projectRoot } from '../../platform/root.ts'
import type { MailShower, OriginalOutcome } from './rules/original-mail.ts'
import type { MailParser, ParseOutcome } from './rules/parsed-mail.ts'
import { unanswered, unasked, type MailVerifier, type Verdict } from './rules/verdict.ts'

const WALL_MILLISECONDS = 2000
const MEMORY_MEGABYTES = 512

/** The parser processes: whatever a mail holds, it is read or refused within two seconds, outside this process (F6). */
export function openParser(options: { readonly wallMilliseconds?: number; readonly size?: number } = {}): {
  readonly parse: MailParser
  readonly show: MailShower
  readonly verify: MailVerifier
  readonly close: () => void
} {
  const pool = openChildPool({
    entry: entry(),
    size: options.size ?? 2,
    memoryMegabytes: MEMORY_MEGABYTES,
    wallMilliseconds: options.wallMilliseconds ?? WALL_MILLISECONDS,
    recycleAfter: 200,
  })
  return {
    close: pool.close,
    parse: async (request) => {
      const outcome = await pool.run(request)
      if ('failed' in outcome) return failure(outcome.failed)
      return isOutcome(outcome.answer) ? outcome.answer : { refused: 'intake.mail_unreadable' }
    },
    show: async (request) => {
      const outcome = await pool.run(request)
      if ('failed' in outcome) return failure(outcome.failed)
      return isOriginal(outcome.answer) ? outcome.answer : { refused: 'intake.mail_unreadable' }
    },
    verify: async (request) => {
      if (request.verdictBy.kind === 'off') return unasked
      const outcome = await pool.run(request)
      return 'answer' in outcome && isVerdict(outcome.answer) ? outcome.answer.verdict : unanswered
    },
  }
}

const failure = (failed: 'too_slow' | 'crashed') =>
  ({ refused: failed === 'too_slow' ? 'intake.mail_too_slow' : 'intake.mail_unreadable' }) as const

/** The same program from the sources as from the built bundle. */
const entry = (): string =>
  import.meta.url.endsWith('.ts')
    ? join(import.meta.dirname, 'parser-child.ts')
    : join(projectRoot, 'build', 'mail-parser.js')

/** The answer comes from our own program; only its kind is looked at. */
const isOutcome = (answer: unknown): answer is ParseOutcome =>
  typeof answer === 'object' && answer !== null && ('mail' in answer || 'refused' in answer)

const isOriginal = (answer: unknown): answer is OriginalOutcome =>
  typeof answer === 'object' && answer !== null && ('original' in answer || 'refused' in answer)

const isVerdict = (answer: unknown): answer is { readonly verdict: Verdict } =>
  typeof answer === 'object' && answer !== null && 'verdict' in answer
