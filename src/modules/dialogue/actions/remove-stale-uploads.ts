import { record } from '../../audit/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { deleteWaiting, forgetContent } from '../store/files.ts'

const KEPT_HOURS = 24
const AT_ONCE = 200

/**
 * Removes uploads that no entry took within 24 hours, and their contents where nothing else names them. A few hundred
 * at a time, counted in the log.
 *
 * @returns whether there may be more.
 * @see docs/domain/tickets.md#files (source: R85; security 1.6: what nobody sent is not kept)
 */
export function removeStaleUploads(ctx: Context<Db>): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const removed = await deleteWaiting(tx, tx.now.subtract({ hours: KEPT_HOURS }), AT_ONCE)
    if (removed.length === 0) return false
    let contents = 0
    for (const sha256 of [...new Set(removed)].toSorted()) {
      if (!(await forgetContent(tx, sha256))) continue
      await tx.services.files.remove(sha256)
      contents += 1
    }
    const data = { uploads: removed.length, contents }
    await record(tx, { type: 'dialogue.stale_uploads_removed', subject: { kind: 'uploads', id: 'waiting' }, data })
    return removed.length === AT_ONCE
  })
}
