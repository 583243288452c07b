import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { tokenHash } from '../../../platform/hash.ts'
import { newToken } from '../../../platform/id.ts'
import type { Json } from '../../../platform/schema.ts'
import { insertMailLink, type LinkPurpose } from '../store/mail-links.ts'

export type LinkWish = {
  readonly personId: string
  readonly purpose: LinkPurpose
  readonly payload?: Json
  /** The hash (hexadecimal) of the browser that asked, as the event carries it in `data.browserHash`. */
  readonly browserHash?: string | null
  /** How long the link works: 24 h for `activate`, 30 min for `reset_password`, 72 h for `revert_email`. */
  readonly minutes: number
}

/**
 * Makes a secret link for a mail and gives back its token, 256 bits. Only the hash is kept, so call it in the
 * transaction that writes the outgoing mail: nothing else can show the token again (F12, row 50).
 */
export async function issueMailLink(tx: Context<Tx>, wish: LinkWish): Promise<string> {
  const token = newToken()
  await insertMailLink(tx, {
    personId: wish.personId,
    purpose: wish.purpose,
    tokenHash: tokenHash(token),
    browserHash: typeof wish.browserHash === 'string' ? Buffer.from(wish.browserHash, 'hex') : null,
    payload: wish.payload ?? {},
    expiresAt: tx.now.add({ minutes: wish.minutes }),
  })
  return token
}
