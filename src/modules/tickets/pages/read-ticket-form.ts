import type { FastifyRequest } from 'fastify'
import { personIdOf } from '../../../platform/context.ts'
import { readMultipart, type MultipartForm } from '../../../platform/http/multipart.ts'
import { Refusal } from '../../../refusal.ts'
import type { FormState } from '../../../web/form-state.ts'
import { attachmentKinds, listUploads, type AttachedUpload, type AttachmentKind } from '../../dialogue/index.ts'
import { uploadAttachment } from '../actions/upload-attachment.ts'
import { guessKind } from '../rules/file-kind.ts'
import type { FileLimits, WaitingFile } from './files-view.tsx'

type Kept = Awaited<ReturnType<typeof uploadAttachment>>

/** A form with files as it came: the files are kept already and wait for their entry. */
export type SentForm = MultipartForm<Kept> & {
  readonly uploads: readonly AttachedUpload[]
  /** Sentences about secrets that the new files seem to hold. */
  readonly warnings: readonly string[]
}

/** Reads a form part by part; a file that is refused becomes an error of its field and nothing else is lost. */
export async function readTicketForm(request: FastifyRequest): Promise<SentForm> {
  const form = await readMultipart(request, ({ name, content }) =>
    uploadAttachment(request.ctx, { name, content, kind: guessKind(name) }),
  )
  const said = attachmentKinds.find((kind) => kind === form.one('fileKind'))
  const ids = [...new Set([...form.many('upload').filter(isId), ...form.files.map(({ kept }) => kept.id)])]
  return { ...form, uploads: ids.map((id) => uploadOf(id, said)), warnings: warningsOf(request, form) }
}

/** The uploads of a form as its page lists them. */
export async function waitingFiles({ ctx }: FastifyRequest, form: SentForm): Promise<WaitingFile[]> {
  const files = await listUploads(
    ctx,
    personIdOf(ctx.actor) ?? '',
    form.uploads.map(({ id }) => id),
  )
  return files.map(({ id, name, size, kind }) => ({
    id,
    name,
    size,
    kind: form.uploads.find((upload) => upload.id === id)?.kind ?? kind,
  }))
}

/** How much an entry may carry. */
export function fileLimits({ ctx }: FastifyRequest): FileLimits {
  const { attachmentBytes, attachmentsPerEntry } = ctx.services.config.operator.limits
  return { maxBytes: attachmentBytes, maxFiles: attachmentsPerEntry }
}

const uploadOf = (id: string, kind: AttachmentKind | undefined): AttachedUpload =>
  kind === undefined ? { id } : { id, kind }

function warningsOf({ t }: FastifyRequest, { files }: MultipartForm<Kept>): string[] {
  return files.flatMap(({ kept: { name, secrets } }) =>
    secrets.map((secret) => t(`dialogue.secret.${secret}`, { name })),
  )
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** A refusal of a form with one field belongs to that field. */
export async function atField(field: string, work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error
    throw new Refusal('form.invalid', {}, [{ field, code: error.code, params: error.params }])
  }
}

/**
 * Nothing is sent while a file was refused or its sender has not been told what it seems to give away.
 *
 * @throws {Refusal} `form.invalid`.
 */
export function refuseFiles(form: SentForm): void {
  if (form.errors.length > 0) throw new Refusal('form.invalid', {}, form.errors)
  if (form.warnings.length > 0 && form.one('warned') === '') throw new Refusal('form.invalid')
}

/** What the files seem to give away stands among what is wrong with the form. */
export function withWarnings(form: FormState, { warnings }: SentForm): FormState {
  if (warnings.length === 0) return form
  const { summary: _, ...rest } = form
  return { ...rest, errors: [...form.errors, ...warnings.map((message) => ({ field: 'files', message }))] }
}
