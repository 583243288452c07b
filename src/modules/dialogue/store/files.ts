import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Attachment, AttachmentKind } from '../rules/entry.ts'

/** A file that may be read, and where its content is. */
export type ReadableFile = Attachment & { readonly sha256: string }

export type NewUpload = {
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
  readonly name: string
  readonly kind: AttachmentKind
  readonly uploaderId: string
}

/** Notes the file and its uploader. Until it is attached it belongs to the uploader alone (row 15). */
export async function insertUpload(tx: Context<Tx>, upload: NewUpload): Promise<string> {
  await lockContent(tx, upload.sha256)
  await tx.db
    .insertInto('stored_file')
    .values({ sha256: upload.sha256, size: upload.size, media_type: upload.mediaType, stored_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { id } = await tx.db
    .insertInto('attachment')
    .values({
      id: newId(),
      sha256: upload.sha256,
      name: upload.name,
      kind: upload.kind,
      uploader_id: upload.uploaderId,
      uploaded_at: tx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Who names a content and who removes it wait for each other until their transactions have ended. */
async function lockContent(tx: Context<Tx>, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`.execute(tx.db)
}

/** Uploads that no entry took until `before`. @returns the hashes of their contents, one for each upload. */
export async function deleteWaiting(tx: Context<Tx>, before: Temporal.Instant, most: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    delete from attachment where id in (
      select id from attachment where entry_id is null and uploaded_at < ${before.toString()}::timestamptz
      order by uploaded_at limit ${most} for update skip locked)
    returning sha256`.execute(tx.db)
  return rows.map(({ sha256 }) => sha256)
}

/** Forgets a content that nothing names any more: no upload, no entry, no mail that came in. @returns whether it did. */
export async function forgetContent(tx: Context<Tx>, sha256: string): Promise<boolean> {
  await lockContent(tx, sha256)
  const { rows } = await sql`
    delete from stored_file where sha256 = ${sha256}
      and not exists (select from attachment where attachment.sha256 = stored_file.sha256)
      and not exists (select from raw_mail where raw_mail.sha256 = stored_file.sha256)
    returning sha256`.execute(tx.db)
  return rows.length > 0
}

/** Gives the uploader's waiting file to an entry; what is not theirs, or already attached, stays as it is. */
export async function attachUpload(
  tx: Context<Tx>,
  place: { readonly ticketId: string; readonly entryId: string },
  upload: { readonly id: string; readonly kind: AttachmentKind | null; readonly uploaderId: string },
): Promise<boolean> {
  const row = await tx.db
    .updateTable('attachment')
    .set({ ticket_id: place.ticketId, entry_id: place.entryId, ...(upload.kind === null ? {} : { kind: upload.kind }) })
    .where('id', '=', upload.id)
    .where('uploader_id', '=', upload.uploaderId)
    .where('entry_id', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The files of a ticket by entry. */
export async function attachmentsOf(ctx: Context, ticketId: string): Promise<ReadonlyMap<string, Attachment[]>> {
  const rows = await fileColumns(ctx)
    .select('attachment.entry_id as entryId')
    .where('attachment.ticket_id', '=', ticketId)
    .where('attachment.entry_id', 'is not', null)
    .orderBy('attachment.uploaded_at')
    .orderBy('attachment.id')
    .execute()
  const byEntry = Map.groupBy(rows, (row) => row.entryId ?? '')
  return new Map(
    [...byEntry].map(([entryId, files]) => [
      entryId,
      files.map(({ id, name, kind, size, mediaType }) => ({ id, name, kind, size, mediaType })),
    ]),
  )
}

/** A file of this very ticket, through an entry that the reader may see (rows 14, 28, 29). */
export async function findAttachment(
  ctx: Context,
  ticketId: string,
  id: string,
  view: { readonly internal: boolean },
): Promise<ReadableFile | null> {
  const row = await fileColumns(ctx)
    .innerJoin('entry', 'entry.id', 'attachment.entry_id')
    .select('attachment.sha256')
    .where('attachment.id', '=', id)
    .where('attachment.ticket_id', '=', ticketId)
    .where('entry.ticket_id', '=', ticketId)
    .$if(!view.internal, (query) => query.where('entry.kind', '<>', 'note'))
    .executeTakeFirst()
  return row ?? null
}

/** The uploader's own files that wait to be attached, oldest first. */
export async function listUploads(ctx: Context, uploaderId: string, ids: readonly string[]): Promise<ReadableFile[]> {
  if (ids.length === 0) return []
  return fileColumns(ctx)
    .select('attachment.sha256')
    .where('attachment.id', 'in', [...ids])
    .where('attachment.uploader_id', '=', uploaderId)
    .where('attachment.entry_id', 'is', null)
    .orderBy('attachment.uploaded_at')
    .execute()
}

function fileColumns(ctx: Context) {
  return ctx.db
    .selectFrom('attachment')
    .innerJoin('stored_file', 'stored_file.sha256', 'attachment.sha256')
    .select([
      'attachment.id',
      'attachment.name',
      'attachment.kind',
      'stored_file.size',
      'stored_file.media_type as mediaType',
    ])
}
