import { join } from 'node:path'
import { openChildPool } from '../../platform/child-pool.ts'
import { projectRoot } from '../../platform/root.ts'
import type { MailParser, ParseOutcome } from './rules/parsed-mail.ts'

const WALL_MILLISECONDS = 2000
const MEMORY_MEGABYTES = 512

/** The parser processes: whatever a mail holds, it is read or refused within two seconds, outside this process (F6). */
export function openParser(options: { readonly wallMilliseconds?: number; readonly size?: number } = {}): {
  readonly parse: MailParser
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
      if ('failed' in outcome)
        return { refused: outcome.failed === 'too_slow' ? 'intake.mail_too_slow' : 'intake.mail_unreadable' }
      return isOutcome(outcome.answer) ? outcome.answer : { refused: 'intake.mail_unreadable' }
    },
  }
}

/** The same program from the sources as from the built bundle. */
const entry = (): string =>
  import.meta.url.endsWith('.ts')
    ? join(import.meta.dirname, 'parser-child.ts')
    : join(projectRoot, 'build', 'mail-parser.js')

/** The answer comes from our own program; only its kind is looked at. */
const isOutcome = (answer: unknown): answer is ParseOutcome =>
  typeof answer === 'object' && answer !== null && ('mail' in answer || 'refused' in answer)
