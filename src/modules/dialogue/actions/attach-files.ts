import { personIdOf, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import type { AttachmentKind } from '../rules/entry.ts'
import { attachUpload } from '../store/files.ts'

/** A waiting upload; its kind may be set once more when it is sent. */
export type AttachedUpload = { readonly id: string; readonly kind?: AttachmentKind }

/**
 * Gives the actor's waiting uploads to an entry.
 *
 * @throws {Refusal} `dialogue.too_many_files` with `max`; `dialogue.upload_not_found` for an upload that is not the
 *   actor's own or belongs to an entry already (rows 14, 15).
 * @see docs/domain/tickets.md#files (source: R85, decision 29)
 */
export async function attachFiles(
  tx: Context<Tx>,
  place: { ticketId: string; entryId: string },
  uploads: readonly AttachedUpload[],
): Promise<void> {
  const max = tx.services.config.operator.limits.attachmentsPerEntry
  if (uploads.length > max) throw new Refusal('dialogue.too_many_files', { max })
  const uploaderId = personIdOf(tx.actor) ?? ''
  for (const { id, kind } of uploads) {
    const attached = await attachUpload(tx, place, { id, kind: kind ?? null, uploaderId })
    if (!attached) throw new Refusal('dialogue.upload_not_found')
  }
}
