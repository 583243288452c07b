import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { tokenHash } from '../../../platform/hash.ts'
import { newToken } from '../../../platform/id.ts'
import { setSessionToken } from '../store/session-list.ts'
import type { OpenedSession } from './open-session.ts'

/** Goes on with a session under a new token: after every gain of rights, so that a token somebody planted gains none (row 45). */
export async function renewSessionToken(tx: Context<Tx>, sessionId: string): Promise<OpenedSession> {
  const token = newToken()
  const expiresAt = await setSessionToken(tx, sessionId, tokenHash(token))
  return { sessionId, token, maxAge: Math.floor((expiresAt.epochMilliseconds - tx.now.epochMilliseconds) / 1000) }
}
