import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { answers } from '../../platform/http/answers.ts'
import { explainClocks, previewPromises } from '../promises/index.ts'
import { Refusal } from '../../refusal.ts'
import { ClockList, NumberParams, PreviewBody, PromisePreviewOut } from './api-schemas.ts'
import { clockOf, previewOf } from './api-clock-views.ts'
import { findSubject } from './actions/find-subject.ts'
import { coveredAgain } from './rules/reactivation.ts'
import { findTicket } from './store/tickets.ts'

/** What a report would be promised, and what a ticket was: with the reason for every hour. */
export const ticketPromisesApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()
  const config = { access: 'person', scope: 'tickets:read' } as const

  api.post(
    '/promises/preview',
    {
      config,
      schema: {
        operationId: 'previewPromise',
        tags: ['promises'],
        body: PreviewBody,
        response: answers({ 200: PromisePreviewOut }, 422),
      },
    },
    async ({ ctx, t, body: { lineId = null, contractNumber = null } }) => {
      const subject = await findSubject(ctx, { lineId, contractNumber })
      if (subject === null) throw new Refusal('form.invalid', {}, [{ field: 'lineId', code: 'tickets.line_missing' }])
      const covered = coveredAgain(subject.state)
      const cards = covered && subject.planVersionId !== null ? await previewPromises(ctx, subject.planVersionId) : []
      return { covered, promises: cards.map((card) => previewOf(t, card)) }
    },
  )

  api.get(
    '/tickets/:number/clocks',
    {
      config,
      schema: {
        operationId: 'getTicketClocks',
        tags: ['promises'],
        params: NumberParams,
        response: answers({ 200: ClockList }),
      },
    },
    async ({ ctx, params }) => {
      const ticket = await findTicket(ctx, params.number)
      return { clocks: (await explainClocks(ctx, ticket.id)).map(clockOf) }
    },
  )
}
