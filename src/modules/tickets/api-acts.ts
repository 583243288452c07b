import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { answers } from '../../platform/http/answers.ts'
import { CloseBody, Nothing, NumberParams, Reactivated, ReasonBody } from './api-schemas.ts'
import { closeTicket } from './actions/close-ticket.ts'
import { escalateTicket } from './actions/escalate-ticket.ts'
import { reactivateTicket } from './actions/reactivate-ticket.ts'

/** What everybody on a ticket may do to it, as resources: closing is a closure, reopening a reopening. */
export const ticketActsApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()
  const config = { access: 'person', scope: 'tickets:write' } as const
  const route = { tags: ['tickets'], params: NumberParams } as const

  api.post(
    '/tickets/:number/closure',
    {
      config,
      schema: { ...route, operationId: 'closeTicket', body: CloseBody, response: answers({ 204: Nothing }, 409, 422) },
    },
    async ({ ctx, params: { number }, body: { text = '' } }, reply) => {
      await closeTicket(ctx, { number, text })
      return reply.code(204).send(null)
    },
  )

  api.post(
    '/tickets/:number/reopening',
    {
      config,
      schema: {
        ...route,
        operationId: 'reactivateTicket',
        body: ReasonBody,
        response: answers({ 200: Reactivated }, 409, 422),
      },
    },
    async ({ ctx, params: { number }, body: { reason } }) => reactivateTicket(ctx, { number, reason }),
  )

  api.post(
    '/tickets/:number/escalation',
    {
      config,
      schema: {
        ...route,
        operationId: 'escalateTicket',
        body: ReasonBody,
        response: answers({ 204: Nothing }, 409, 422),
      },
    },
    async ({ ctx, params: { number }, body: { reason } }, reply) => {
      await escalateTicket(ctx, { number, reason })
      return reply.code(204).send(null)
    },
  )
}
