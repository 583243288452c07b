import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { answers } from '../../platform/http/answers.ts'
import {
  CreatingHeaders,
  NestedParams,
  Nothing,
  NumberParams,
  RecipientAdded,
  RecipientBody,
  SharingBody,
} from './api-schemas.ts'
import { addRecipient } from './actions/add-recipient.ts'
import { removeRecipient } from './actions/remove-recipient.ts'
import { setPartnerAccess } from './actions/set-partner-access.ts'

/** Who else gets to know of a ticket: extra recipients and the partner. */
export const ticketSharingApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()
  const config = { access: 'person', scope: 'tickets:write' } as const
  const route = { tags: ['tickets'], params: NumberParams } as const

  api.post(
    '/tickets/:number/recipients',
    {
      config,
      schema: {
        ...route,
        operationId: 'addRecipient',
        headers: CreatingHeaders,
        body: RecipientBody,
        response: answers({ 201: RecipientAdded }, 409, 422),
      },
    },
    async ({ ctx, params: { number }, body: { email }, headers }, reply) => {
      const once = headers['idempotency-key'] ?? null
      return reply.code(201).send(await addRecipient(ctx, { number, email, once }))
    },
  )

  api.delete(
    '/tickets/:number/recipients/:id',
    {
      config,
      schema: {
        ...route,
        operationId: 'removeRecipient',
        params: NestedParams,
        response: answers({ 204: Nothing }, 422),
      },
    },
    async ({ ctx, params: { number, id } }, reply) => {
      await removeRecipient(ctx, { number, recipientId: id })
      return reply.code(204).send(null)
    },
  )

  api.put(
    '/tickets/:number/partner-access',
    {
      config,
      schema: {
        ...route,
        operationId: 'setPartnerAccess',
        body: SharingBody,
        response: answers({ 204: Nothing }, 422),
      },
    },
    async ({ ctx, params: { number }, body: { access } }, reply) => {
      await setPartnerAccess(ctx, { number, access })
      return reply.code(204).send(null)
    },
  )
}
