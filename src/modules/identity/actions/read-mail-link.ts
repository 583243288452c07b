import type { Context } from '../../../platform/context.ts'
import { tokenHash } from '../../../platform/hash.ts'
import { findLink, type LinkPurpose } from '../store/mail-links.ts'

export type LinkState = 'good' | 'used' | 'expired'

/** What a page may say about a link before anybody presses its button; changes nothing. An unknown link is an expired one. */
export async function readMailLink(ctx: Context, token: string, purpose: LinkPurpose): Promise<{ state: LinkState; personId: string | null }> {
  const link = await findLink(ctx, tokenHash(token), purpose)
  if (link === null) return { state: 'expired', personId: null }
  if (link.usedAt !== null) return { state: 'used', personId: link.personId }
  const state = link.expiresAt.epochMilliseconds > ctx.now.epochMilliseconds ? 'good' : 'expired'
  return { state, personId: link.personId }
}
