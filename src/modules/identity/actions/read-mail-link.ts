import type { Context } from '../../../platform/context.ts'
import { tokenHash } from '../../../platform/hash.ts'
import type { Json } from '../../../platform/schema.ts'
import { findLink, type LinkPurpose } from '../store/mail-links.ts'

export type LinkState = 'good' | 'used' | 'expired'

/** What a page may say about a link before anybody presses its button; changes nothing. An unknown link is an expired one. */
export async function readMailLink(
  ctx: Context,
  token: string,
  purpose: LinkPurpose,
): Promise<{ state: LinkState; personId: string | null; payload: Json }> {
  const link = await findLink(ctx, tokenHash(token), purpose)
  if (link === null) return { state: 'expired', personId: null, payload: {} }
  if (link.usedAt !== null) return { state: 'used', personId: link.personId, payload: link.payload }
  const state = link.expiresAt.epochMilliseconds > ctx.now.epochMilliseconds ? 'good' : 'expired'
  return { state, personId: link.personId, payload: link.payload }
}
