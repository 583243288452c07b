import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { tokenHash } from '../../../platform/hash.ts'
import { newId, newToken } from '../../../platform/id.ts'
import { sessionSpan } from '../rules/session.ts'
import { insertSession } from '../store/sessions.ts'

export type SessionWish = {
  readonly person: { readonly id: string; readonly kind: 'customer' | 'staff' }
  readonly level: 'password' | 'full'
  readonly userAgent: string
  readonly mayEnrol?: boolean
}

/** What the browser gets: the token for the session cookie and how long the cookie lives, in seconds. */
export type OpenedSession = { readonly sessionId: string; readonly token: string; readonly maxAge: number }

/**
 * Opens a session under a new token; only its hash is kept (decision 10, rows 45 and 46).
 * A full session counts as fresh from its beginning, since both factors were just shown.
 */
export async function openSession(
  tx: Context<Tx>,
  { person, level, userAgent, mayEnrol = false }: SessionWish,
): Promise<OpenedSession> {
  const { limits } = tx.services.config.operator
  const minutes = sessionSpan(person.kind, level, limits)
  const token = newToken()
  const sessionId = newId()
  await insertSession(tx, {
    id: sessionId,
    tokenHash: tokenHash(token),
    personId: person.id,
    level,
    expiresAt: tx.now.add({ minutes }),
    freshUntil: level === 'full' ? tx.now.add({ minutes: limits.freshMinutes }) : tx.now,
    mayEnrol,
    userAgent,
  })
  return { sessionId, token, maxAge: minutes * 60 }
}
