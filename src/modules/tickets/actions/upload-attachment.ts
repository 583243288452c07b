import { allow } from '../../../platform/attempts.ts'
import { personIdOf, type Context } from '../../../platform/context.ts'
import { keepUpload, type SentFile, type Upload } from '../../dialogue/index.ts'
import { mayOpen, maySupport, requireRight } from '../rules/policy.ts'

/** More than any report needs, few enough that nobody fills the disk. */
const UPLOADS = { tries: 200, minutes: 60 }

/**
 * Keeps a file that its sender will attach to a ticket; until then nobody else can reach it.
 *
 * @throws {Refusal} `http.not_found` for who could attach it nowhere; `form.too_large`, `dialogue.file_empty`,
 *   `http.too_many_requests`.
 * @see docs/domain/tickets.md#files (source: R85, E93, decision 29)
 */
export async function uploadAttachment(ctx: Context, file: SentFile): Promise<Upload> {
  requireRight(mayOpen(ctx.actor) || maySupport(ctx.actor))
  await allow(ctx, `upload:${personIdOf(ctx.actor) ?? ''}`, UPLOADS)
  return keepUpload(ctx, file)
}
