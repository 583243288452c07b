import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { answers } from '../../platform/http/answers.ts'
import { AssignmentBody, MoveBody, Nothing, NumberParams, PriorityBody } from './api-schemas.ts'
import { assignTicket } from './actions/assign-ticket.ts'
import { changePriority } from './actions/change-priority.ts'
import { moveTicket } from './actions/move-ticket.ts'

/** What the desk does to a ticket: who works on it, how urgent it is, whose move it is. */
export const ticketDeskApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()
  const config = { access: 'person', scope: 'tickets:write' } as const
  const route = { tags: ['tickets'], params: NumberParams } as const

  api.put(
    '/tickets/:number/assignment',
    {
      config,
      schema: { ...route, operationId: 'assignTicket', body: AssignmentBody, response: answers({ 204: Nothing }, 422) },
    },
    async ({ ctx, params: { number }, body: { assigneeId } }, reply) => {
      await assignTicket(ctx, { number, assigneeId })
      return reply.code(204).send(null)
    },
  )

  api.put(
    '/tickets/:number/priority',
    {
      config,
      schema: {
        ...route,
        operationId: 'changePriority',
        body: PriorityBody,
        response: answers({ 204: Nothing }, 409, 422),
      },
    },
    async ({ ctx, params: { number }, body: { priority, reason } }, reply) => {
      await changePriority(ctx, { number, priority, reason })
      return reply.code(204).send(null)
    },
  )

  api.put(
    '/tickets/:number/move',
    {
      config,
      schema: { ...route, operationId: 'moveTicket', body: MoveBody, response: answers({ 204: Nothing }, 409, 422) },
    },
    async ({ ctx, params: { number }, body: { move, text = '', until = null } }, reply) => {
      await moveTicket(ctx, { number, move, text, until: until === null ? null : Temporal.Instant.from(until) })
      return reply.code(204).send(null)
    },
  )
}
