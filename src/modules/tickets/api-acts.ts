import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { answers } from '../../platform/http/answers.ts'
import {
  AssignmentBody,
  CloseBody,
  CreatingHeaders,
  MoveBody,
  NestedParams,
  NoteBody,
  Noted,
  Nothing,
  NumberParams,
  PriorityBody,
  Reactivated,
  ReasonBody,
  RecipientAdded,
  RecipientBody,
  Replied,
  ReplyBody,
  SharingBody,
} from './api-schemas.ts'
import { uploadOf } from './api-views.ts'
import { addNote } from './actions/add-note.ts'
import { addRecipient } from './actions/add-recipient.ts'
import { assignTicket } from './actions/assign-ticket.ts'
import { changePriority } from './actions/change-priority.ts'
import { closeTicket } from './actions/close-ticket.ts'
import { escalateTicket } from './actions/escalate-ticket.ts'
import { moveTicket } from './actions/move-ticket.ts'
import { postReply } from './actions/post-reply.ts'
import { reactivateTicket } from './actions/reactivate-ticket.ts'
import { removeRecipient } from './actions/remove-recipient.ts'
import { setPartnerAccess } from './actions/set-partner-access.ts'

/** Everything that people do to a ticket, as resources of it: closing is a closure, reopening a reopening. */
export const ticketActsApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()
  const config = { access: 'person', scope: 'tickets:write' } as const
  const route = { tags: ['tickets'], params: NumberParams } as const

  api.post(
    '/tickets/:number/entries',
    { config, schema: { ...route, operationId: 'replyToTicket', headers: CreatingHeaders, body: ReplyBody, response: answers({ 201: Replied }, 409, 422) } },
    async ({ ctx, params: { number }, body: { body, uploads = [], then = 'keep', expectedPosition = null }, headers }, reply) => {
      const seen = expectedPosition ?? positionOf(headers['if-match'])
      const posted = await postReply(ctx, { number, body, uploads: uploads.map(uploadOf), then, expectedPosition: seen, channel: 'api', once: headers['idempotency-key'] ?? null })
      return reply.code(201).send(posted)
    },
  )

  api.post(
    '/tickets/:number/notes',
    { config, schema: { ...route, operationId: 'addNote', headers: CreatingHeaders, body: NoteBody, response: answers({ 201: Noted }, 422) } },
    async ({ ctx, params: { number }, body: { body, uploads = [] }, headers }, reply) => {
      const noted = await addNote(ctx, { number, body, uploads: uploads.map(uploadOf), once: headers['idempotency-key'] ?? null })
      return reply.code(201).send(noted)
    },
  )

  api.post(
    '/tickets/:number/closure',
    { config, schema: { ...route, operationId: 'closeTicket', body: CloseBody, response: answers({ 204: Nothing }, 409, 422) } },
    async ({ ctx, params: { number }, body: { text = '' } }, reply) => {
      await closeTicket(ctx, { number, text })
      return reply.code(204).send(null)
    },
  )

  api.post(
    '/tickets/:number/reopening',
    { config, schema: { ...route, operationId: 'reactivateTicket', body: ReasonBody, response: answers({ 200: Reactivated }, 409, 422) } },
    async ({ ctx, params: { number }, body: { reason } }) => reactivateTicket(ctx, { number, reason }),
  )

  api.post(
    '/tickets/:number/escalation',
    { config, schema: { ...route, operationId: 'escalateTicket', body: ReasonBody, response: answers({ 204: Nothing }, 409, 422) } },
    async ({ ctx, params: { number }, body: { reason } }, reply) => {
      await escalateTicket(ctx, { number, reason })
      return reply.code(204).send(null)
    },
  )

  api.put(
    '/tickets/:number/assignment',
    { config, schema: { ...route, operationId: 'assignTicket', body: AssignmentBody, response: answers({ 204: Nothing }, 422) } },
    async ({ ctx, params: { number }, body: { assigneeId } }, reply) => {
      await assignTicket(ctx, { number, assigneeId })
      return reply.code(204).send(null)
    },
  )

  api.put(
    '/tickets/:number/priority',
    { config, schema: { ...route, operationId: 'changePriority', body: PriorityBody, response: answers({ 204: Nothing }, 409, 422) } },
    async ({ ctx, params: { number }, body: { priority, reason } }, reply) => {
      await changePriority(ctx, { number, priority, reason })
      return reply.code(204).send(null)
    },
  )

  api.put(
    '/tickets/:number/move',
    { config, schema: { ...route, operationId: 'moveTicket', body: MoveBody, response: answers({ 204: Nothing }, 409, 422) } },
    async ({ ctx, params: { number }, body: { move, text = '', until = null } }, reply) => {
      await moveTicket(ctx, { number, move, text, until: until === null ? null : Temporal.Instant.from(until) })
      return reply.code(204).send(null)
    },
  )

  api.put(
    '/tickets/:number/partner-access',
    { config, schema: { ...route, operationId: 'setPartnerAccess', body: SharingBody, response: answers({ 204: Nothing }, 422) } },
    async ({ ctx, params: { number }, body: { access } }, reply) => {
      await setPartnerAccess(ctx, { number, access })
      return reply.code(204).send(null)
    },
  )

  api.post(
    '/tickets/:number/recipients',
    { config, schema: { ...route, operationId: 'addRecipient', body: RecipientBody, response: answers({ 201: RecipientAdded }, 409, 422) } },
    async ({ ctx, params: { number }, body: { email } }, reply) => reply.code(201).send(await addRecipient(ctx, { number, email })),
  )

  api.delete(
    '/tickets/:number/recipients/:id',
    { config, schema: { ...route, operationId: 'removeRecipient', params: NestedParams, response: answers({ 204: Nothing }, 422) } },
    async ({ ctx, params: { number, id } }, reply) => {
      await removeRecipient(ctx, { number, recipientId: id })
      return reply.code(204).send(null)
    },
  )
}

/** `If-Match` names the last entry that the writer has seen, as the `ETag` of the ticket did. */
function positionOf(ifMatch: string | undefined): number | null {
  const position = /^"(\d{1,9})"$/.exec(ifMatch ?? '')?.[1]
  return position === undefined ? null : Number(position)
}
