import PostalMime, { type Email } from 'postal-mime'
import { mimeLimits, refuseMonster } from './rules/mime-limits.ts'

/**
 * Takes a raw mail apart. Runs in the parser process only, because what it reads may be hostile.
 *
 * @throws {Refusal} `intake.mail_too_large`, `intake.mail_too_complex`.
 * @see security F7
 */
export async function openMail(raw: Uint8Array): Promise<Email> {
  refuseMonster(Buffer.from(raw).toString('latin1'))
  return PostalMime.parse(raw, {
    maxNestingDepth: mimeLimits.depth,
    maxHeadersSize: mimeLimits.headers,
    forceRfc822Attachments: true,
  })
}
