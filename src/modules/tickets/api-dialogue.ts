import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { answers } from '../../platform/http/answers.ts'
import { CreatingHeaders, NoteBody, Noted, NumberParams, Replied, ReplyBody } from './api-schemas.ts'
import { uploadOf } from './api-views.ts'
import { addNote } from './actions/add-note.ts'
import { postReply } from './actions/post-reply.ts'

/** Writing in a ticket: replies and notes. */
export const ticketDialogueApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()
  const config = { access: 'person', scope: 'tickets:write' } as const
  const route = { tags: ['tickets'], params: NumberParams } as const

  api.post(
    '/tickets/:number/entries',
    {
      config,
      schema: {
        ...route,
        operationId: 'replyToTicket',
        headers: CreatingHeaders,
        body: ReplyBody,
        response: answers({ 201: Replied }, 409, 422),
      },
    },
    async (
      { ctx, params: { number }, body: { body, uploads = [], effect = 'keep', expectedPosition = null }, headers },
      reply,
    ) => {
      const seen = expectedPosition ?? positionOf(headers['if-match'])
      const posted = await postReply(ctx, {
        number,
        body,
        uploads: uploads.map(uploadOf),
        effect,
        expectedPosition: seen,
        channel: 'api',
        once: headers['idempotency-key'] ?? null,
      })
      return reply.code(201).send(posted)
    },
  )

  api.post(
    '/tickets/:number/notes',
    {
      config,
      schema: {
        ...route,
        operationId: 'addNote',
        headers: CreatingHeaders,
        body: NoteBody,
        response: answers({ 201: Noted }, 422),
      },
    },
    async ({ ctx, params: { number }, body: { body, uploads = [] }, headers }, reply) => {
      const noted = await addNote(ctx, {
        number,
        body,
        uploads: uploads.map(uploadOf),
        once: headers['idempotency-key'] ?? null,
      })
      return reply.code(201).send(noted)
    },
  )
}

/** `If-Match` names the last entry that the writer has seen, as the `ETag` of the ticket did. */
function positionOf(ifMatch: string | undefined): number | null {
  const position = /^"(\d{1,9})"$/.exec(ifMatch ?? '')?.[1]
  return position === undefined ? null : Number(position)
}
