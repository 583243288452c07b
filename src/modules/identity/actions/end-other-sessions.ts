import { inTransaction, type Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { deleteOtherSessions } from '../store/session-list.ts'

/**
 * Ends every session of this person but the one that asks.
 *
 * @returns how many were ended.
 */
export async function endOtherSessions(ctx: Context, personId: string, keptId: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const ended = await deleteOtherSessions(tx, personId, keptId)
    if (ended > 0)
      await record(tx, {
        type: 'identity.sessions_ended',
        subject: { kind: 'person', id: personId },
        data: { count: ended },
      })
    return ended
  })
}
