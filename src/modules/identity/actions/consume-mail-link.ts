import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { tokenHash } from '../../../platform/hash.ts'
import { Refusal } from '../../../refusal.ts'
import { consumeLink, findLink, type LinkPurpose, type MailLink } from '../store/mail-links.ts'

/**
 * Uses a link from a mail, once. Only a POST may come here: mail scanners open every GET (E53).
 *
 * @throws {Refusal} `identity.link_used`, `identity.link_expired` (also for a link that never existed).
 */
export async function consumeMailLink(tx: Context<Tx>, token: string, purpose: LinkPurpose): Promise<MailLink> {
  const link = await consumeLink(tx, tokenHash(token), purpose)
  if (link !== null) return link
  const found = await findLink(tx, tokenHash(token), purpose)
  throw new Refusal(found?.usedAt ? 'identity.link_used' : 'identity.link_expired')
}
