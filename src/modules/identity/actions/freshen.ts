import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { record } from '../../audit/index.ts'
import { freshenSession } from '../store/session-list.ts'
import type { OpenedSession } from './open-session.ts'
import { renewSessionToken } from './renew-session-token.ts'

export type ConfirmedSession = {
  readonly sessionId: string
  readonly personId: string
  readonly method: 'password' | 'passkey'
}

/**
 * Lets a session change the account for some minutes, because its person has just shown who they are (R58).
 *
 * @returns the session under its new token.
 */
export async function freshen(
  tx: Context<Tx>,
  { sessionId, personId, method }: ConfirmedSession,
): Promise<OpenedSession> {
  await freshenSession(tx, sessionId, tx.now.add({ minutes: tx.services.config.operator.limits.freshMinutes }))
  await record(tx, { type: 'identity.confirmed', subject: { kind: 'person', id: personId }, data: { method } })
  return renewSessionToken(tx, sessionId)
}
