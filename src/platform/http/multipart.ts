import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal, type FieldError } from '../../refusal.ts'

/** A file as it arrives; reading its content is what makes the request go on. */
export type SentPart = {
  readonly field: string
  readonly name: string
  readonly content: AsyncIterable<Uint8Array>
  /** The last value of a field that came before the file; empty when none did. */
  readonly sentBefore: (field: string) => string
}

/** A form that was sent with files. */
export type MultipartForm<Kept> = {
  /** The last value of a field; empty when it was not sent. */
  readonly one: (field: string) => string
  readonly many: (field: string) => readonly string[]
  readonly files: readonly { readonly field: string; readonly kept: Kept }[]
  /** Files that were refused, by field. The other fields are here all the same, so nothing typed is lost. */
  readonly errors: readonly FieldError[]
}

const KILOBYTE = 1024
const limits = { fieldNameSize: 100, fieldSize: 256 * KILOBYTE, fields: 200, parts: 300, headerPairs: 50 }

/** Lets the routes of this scope receive `multipart/form-data`. */
export async function acceptMultipart(server: FastifyInstance): Promise<void> {
  await server.register(multipart, { throwFileSizeLimit: false, limits })
}

/**
 * Reads a form part by part; each file streams into `keep` with flat memory, and its refusal becomes the field's error
 * while the rest of the form is read on.
 *
 * @throws {Refusal} `form.unreadable` for what is no such form or breaks off, `form.too_large` for a field or too many parts.
 */
export async function readMultipart<Kept>(
  request: FastifyRequest,
  keep: (part: SentPart) => Promise<Kept>,
): Promise<MultipartForm<Kept>> {
  const values = new Map<string, string[]>()
  const files: { field: string; kept: Kept }[] = []
  const errors: FieldError[] = []
  const one = (field: string) => values.get(field)?.at(-1) ?? ''
  const parts = startReading(request)
  for (let part = await nextPart(parts); part !== null; part = await nextPart(parts)) {
    if (part.type === 'file') await takeFile(part, (sent) => keep({ ...sent, sentBefore: one }), files, errors)
    else values.set(part.fieldname, [...(values.get(part.fieldname) ?? []), textOf(part)])
  }
  return { one, many: (field) => values.get(field) ?? [], files, errors }
}

type Parts = ReturnType<FastifyRequest['parts']>

function startReading(request: FastifyRequest): Parts {
  if (!request.isMultipart()) throw new Refusal('form.unreadable')
  const { attachmentBytes, attachmentsPerEntry } = request.ctx.services.config.operator.limits
  return request.parts({ limits: { ...limits, fileSize: attachmentBytes + 1, files: attachmentsPerEntry * 2 } })
}

async function nextPart(parts: Parts) {
  try {
    const { done, value } = await parts.next()
    return done === true ? null : value
  } catch (error) {
    const tooLarge = (error as { statusCode?: number }).statusCode === 413
    throw tooLarge ? new Refusal('form.too_large', { megabytes: 1 }) : new Refusal('form.unreadable')
  }
}

function textOf({ value, valueTruncated }: { value: unknown; valueTruncated: boolean }): string {
  if (valueTruncated) throw new Refusal('form.too_large', { megabytes: 1 })
  return typeof value === 'string' ? value : ''
}

/** A browser sends an empty part for a file field in which nothing was chosen. */
async function takeFile<Kept>(
  part: MultipartFile,
  keep: (part: Omit<SentPart, 'sentBefore'>) => Promise<Kept>,
  files: { field: string; kept: Kept }[],
  errors: FieldError[],
): Promise<void> {
  const { fieldname: field, filename: name, file } = part
  try {
    if (name === undefined || name === '') return
    files.push({ field, kept: await keep({ field, name, content: contentOf(file) }) })
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404 || error.status >= 500) throw error
    errors.push({ field, code: error.code, params: error.params })
  } finally {
    file.resume()
  }
}

/** Stopping early leaves the stream whole, so that the rest of the form can still be read. */
async function* contentOf(file: MultipartFile['file']): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of file.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array
  } catch {
    throw new Refusal('form.unreadable')
  }
}
