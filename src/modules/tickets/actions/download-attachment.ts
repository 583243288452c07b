import type { Readable } from 'node:stream'
import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { findAttachment, type ReadableFile } from '../../dialogue/index.ts'
import { maySeeInternal } from '../rules/policy.ts'
import { findTicket } from '../store/tickets.ts'

export type Download = ReadableFile & { readonly content: Readable }

/**
 * Reads a file of a ticket, through an entry that the actor may see; the reading is logged.
 *
 * @throws {Refusal} `tickets.not_found`; `dialogue.file_not_found` for a file of another ticket, of a note for a customer,
 *   or one that is not attached yet (rows 14, 15, 28, 29).
 * @see docs/domain/tickets.md#files (source: E93)
 */
export async function downloadAttachment(
  ctx: Context,
  { number, id }: { readonly number: string; readonly id: string },
): Promise<Download> {
  const ticket = await findTicket(ctx, number)
  const file = await findAttachment(ctx, ticket.id, id, { internal: maySeeInternal(ctx.actor) })
  if (file === null) throw new Refusal('dialogue.file_not_found')
  await inTransaction(ctx, (tx) =>
    record(tx, { type: 'ticket.file_read', subject: { kind: 'ticket', id: ticket.id }, data: { attachmentId: id } }),
  )
  return { ...file, content: ctx.services.files.read(file.sha256) }
}
