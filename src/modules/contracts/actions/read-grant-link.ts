import type { Context } from '../../../platform/context.ts'
import { readMailLink, type LinkState } from '../../identity/index.ts'
import { grantOf } from '../rules/grant-link.ts'
import { findGrant, type Grant } from '../store/grants.ts'

export type GrantLink = { readonly state: LinkState; readonly grant: Grant | null }

/** What the page behind a "to pomyłka" link shows before anybody presses its button; changes nothing. */
export async function readGrantLink(ctx: Context, token: string): Promise<GrantLink> {
  const { state, payload } = await readMailLink(ctx, token, 'revoke_grant')
  const claimId = state === 'good' ? grantOf(payload) : null
  const grant = claimId === null ? null : await findGrant(ctx, claimId)
  return grant === null && state === 'good' ? { state: 'expired', grant } : { state, grant }
}
