import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { checkLinks, type ChainFault } from '../rules/chain.ts'
import { findUnchainedEvent, readChain } from '../store.ts'

const STRETCH = 5000

/**
 * Recomputes the whole audit chain, independently of the database's own arithmetic.
 *
 * @returns the first fault, or how many entries were found whole (F22).
 */
export async function verifyAuditChain(ctx: Context): Promise<{ entries: number; fault: ChainFault | null }> {
  let end = { position: 0, hash: '' }
  for (;;) {
    const links = await readChain(ctx, end.position, STRETCH)
    const result = checkLinks(links, end, hashOf)
    if ('fault' in result) return { entries: end.position, fault: result }
    if (links.length === 0) break
    end = result
  }
  const unchained = await findUnchainedEvent(ctx)
  const fault: ChainFault | null =
    unchained === null ? null : { position: end.position + 1, eventId: unchained, fault: 'missing' }
  return { entries: end.position, fault }
}

function hashOf(previous: string, content: string): string {
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(content, 'utf8').digest('hex')
}
