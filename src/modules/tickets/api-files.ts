import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { answers } from '../../platform/http/answers.ts'
import { attachmentKinds, type AttachmentKind, type Upload } from '../dialogue/index.ts'
import { acceptMultipart, readMultipart } from '../../platform/http/multipart.ts'
import { sendDownload } from '../../platform/http/download.ts'
import { Refusal } from '../../refusal.ts'
import { CreatingHeaders, NestedParams, NumberParams, Replied, Uploaded } from './api-schemas.ts'
import { downloadAttachment } from './actions/download-attachment.ts'
import { postReply } from './actions/post-reply.ts'
import { uploadAttachment } from './actions/upload-attachment.ts'
import { findTicket } from './store/tickets.ts'

/** Files: first kept for their sender, then given to an entry, then read through it. */
export const ticketFilesApi: FastifyPluginAsync = async (server) => {
  await acceptMultipart(server)
  const api = server.withTypeProvider<TypeBoxTypeProvider>()
  const writing = { access: 'person', scope: 'tickets:write' } as const
  const sending = { tags: ['files'], consumes: ['multipart/form-data'] } as const

  api.post(
    '/uploads',
    {
      config: writing,
      schema: { ...sending, operationId: 'uploadAttachment', response: answers({ 201: Uploaded }, 400, 413, 422) },
    },
    async (request, reply) => reply.code(201).send(presentUpload(await receiveFile(request))),
  )

  api.post(
    '/tickets/:number/attachments',
    {
      config: writing,
      schema: {
        ...sending,
        operationId: 'attachFile',
        params: NumberParams,
        headers: CreatingHeaders,
        response: answers({ 201: Replied }, 400, 409, 413, 422),
      },
    },
    async (request, reply) => {
      const { number } = await findTicket(request.ctx, request.params.number)
      const { id } = await receiveFile(request)
      const posted = await postReply(request.ctx, {
        number,
        body: '',
        uploads: [{ id }],
        channel: 'api',
        once: request.headers['idempotency-key'] ?? null,
      })
      return reply.code(201).send(posted)
    },
  )

  api.get(
    '/tickets/:number/attachments/:id',
    {
      config: { access: 'person', scope: 'tickets:read' },
      schema: { operationId: 'downloadAttachment', tags: ['files'], params: NestedParams, response: answers({}, 422) },
    },
    async ({ ctx, params }, reply) => sendDownload(reply, await downloadAttachment(ctx, params)),
  )
}

/** One file in the field `file`; `kind` says what it is when it comes before the file. */
async function receiveFile(request: FastifyRequest): Promise<Upload> {
  const { files, errors } = await readMultipart(request, ({ name, content, sentBefore }) =>
    uploadAttachment(request.ctx, { name, content, kind: kindOf(sentBefore('kind')) }),
  )
  const [error] = errors
  if (error !== undefined) throw new Refusal(error.code, error.params)
  const [file] = files
  if (file === undefined) throw new Refusal('form.unreadable')
  return file.kept
}

const kindOf = (sent: string): AttachmentKind => attachmentKinds.find((kind) => kind === sent) ?? 'other'

const presentUpload = ({ id, name, kind, size, secrets }: Upload) => ({ id, name, kind, size, secrets: [...secrets] })
