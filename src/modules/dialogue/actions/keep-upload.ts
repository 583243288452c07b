import { fileTypeFromBuffer } from 'file-type'
import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import type { AttachmentKind } from '../rules/entry.ts'
import { displayName } from '../rules/file-name.ts'
import { mediaTypeOf } from '../rules/media-type.ts'
import { secretHints, type SecretHint } from '../rules/secret-hints.ts'
import { insertUpload } from '../store/files.ts'

export type SentFile = {
  readonly name: string
  readonly kind: AttachmentKind
  readonly content: AsyncIterable<Uint8Array>
}

export type Upload = {
  readonly id: string
  readonly name: string
  readonly kind: AttachmentKind
  readonly size: number
  /** A warning, never a refusal. */
  readonly secrets: readonly SecretHint[]
}

/**
 * Streams a sent file into the store with flat memory. It waits there for its entry and is its uploader's alone.
 *
 * @throws {Refusal} `form.too_large` with the limit in megabytes, `dialogue.file_empty` for nothing.
 * @see docs/domain/tickets.md#files (source: R85, E93, decision 29, security rows 15–18)
 */
export async function keepUpload(ctx: Context, file: SentFile): Promise<Upload> {
  const uploaderId = personIdOf(ctx.actor)
  if (uploaderId === null) throw new Refusal('http.sign_in_required')
  const { sha256, size, head } = await ctx.services.files.put(
    file.content,
    ctx.services.config.operator.limits.attachmentBytes,
  )
  if (size === 0) throw new Refusal('dialogue.file_empty')

  const sniffed = await fileTypeFromBuffer(head).catch(() => undefined)
  const name = displayName(file.name)
  const upload = { sha256, size, mediaType: mediaTypeOf(sniffed?.mime), name, kind: file.kind, uploaderId }
  const id = await inTransaction(ctx, async (tx) => {
    const inserted = await insertUpload(tx, upload)
    // The clean-up may have removed an old copy of this content between its arrival and its row.
    if (!(await ctx.services.files.has(sha256))) throw new Error('The content was removed while it was noted')
    return inserted
  })
  return { id, name, kind: file.kind, size, secrets: secretHints(head) }
}
