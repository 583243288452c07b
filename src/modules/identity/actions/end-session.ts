import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { deleteSessionOf } from '../store/session-list.ts'

/**
 * Ends one session of this person, wherever it is; its next request is a stranger's (row 35).
 *
 * @throws {Refusal} `http.not_found` when the person has no such session.
 */
export async function endSession(ctx: Context, personId: string, sessionId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteSessionOf(tx, personId, sessionId))) throw new Refusal('http.not_found')
    await record(tx, { type: 'identity.session_ended', subject: { kind: 'person', id: personId }, data: { sessionId } })
  })
}
