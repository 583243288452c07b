import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { answers } from '../../platform/http/answers.ts'
import { listEntries, listRecipients } from '../dialogue/index.ts'
import { EntriesQuery, ListQuery, NumberParams, TicketDetail, TicketList } from './api-schemas.ts'
import { detailOf, summaryOf } from './api-views.ts'
import { maySeeInternal } from './rules/policy.ts'
import { linkedTickets } from './store/linked.ts'
import { listTickets } from './store/lists.ts'
import { findTicket } from './store/tickets.ts'

const PAGE = 200

/** Tickets in JSON: the list, and one with its dialogue. */
export const ticketsApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()
  const reading = { access: 'person', scope: 'tickets:read' } as const

  api.get(
    '/tickets',
    {
      config: reading,
      schema: {
        operationId: 'listTickets',
        tags: ['tickets'],
        querystring: ListQuery,
        response: answers({ 200: TicketList }, 422),
      },
    },
    async ({ ctx, query: { contract, ...wish } }) => {
      const { tickets, next } = await listTickets(ctx, {
        ...wish,
        ...(contract === undefined ? {} : { contractNumber: contract }),
      })
      return { tickets: tickets.map(summaryOf), next }
    },
  )

  api.get(
    '/tickets/:number',
    {
      config: reading,
      schema: {
        operationId: 'getTicket',
        tags: ['tickets'],
        params: NumberParams,
        querystring: EntriesQuery,
        response: answers({ 200: TicketDetail }, 422),
      },
    },
    async ({ ctx, params, query: { before, limit = PAGE } }, reply) => {
      const ticket = await findTicket(ctx, params.number)
      const view = { internal: maySeeInternal(ctx.actor), limit, ...(before === undefined ? {} : { before }) }
      const [entries, recipients, linked] = await Promise.all([
        listEntries(ctx, ticket.id, view),
        listRecipients(ctx, ticket.id),
        linkedTickets(ctx, ticket),
      ])
      void reply.header('etag', `"${ticket.lastEntryPosition}"`)
      return detailOf(ctx.actor, ticket, entries, recipients, linked, limit)
    },
  )
}
