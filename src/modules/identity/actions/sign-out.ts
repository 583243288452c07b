import { record } from '../../audit/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { deleteSession } from '../store/sessions.ts'

/** Ends the session; its token opens nothing from now on. */
export function signOut(ctx: Context<Db>, session: { readonly id: string; readonly personId: string }): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await deleteSession(tx, session.id)
    await record(tx, { type: 'identity.signed_out', subject: { kind: 'person', id: session.personId } })
  })
}
