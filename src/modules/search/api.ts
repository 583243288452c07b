import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { answers } from '../../platform/http/answers.ts'
import { searchEverything } from './actions/search-everything.ts'
import type { Found } from './rules/found.ts'

const Text = Type.String()
const Maybe = Type.Union([Text, Type.Null()])

const Query = Type.Object({ q: Type.String({ maxLength: 200 }) }, { additionalProperties: false })

const FoundOut = Type.Object({
  lines: Type.Array(
    Type.Object({
      lineId: Text,
      contractNumber: Text,
      vendor: Text,
      model: Text,
      serial: Maybe,
      licence: Maybe,
      place: Text,
      state: Text,
      validTo: Type.String({ format: 'date' }),
    }),
  ),
  tickets: Type.Array(
    Type.Object({
      number: Text,
      title: Text,
      priority: Text,
      organisationName: Text,
      device: Text,
      closed: Type.Boolean(),
      changedAt: Type.String({ format: 'date-time' }),
    }),
  ),
})

const schema = {
  operationId: 'search',
  tags: ['search'],
  querystring: Query,
  response: answers({ 200: FoundOut }, 422),
}

/** `GET /search`: ten of each kind. A token that may not read contracts finds tickets only. */
export const searchApi: FastifyPluginAsync = async (server) => {
  server
    .withTypeProvider<TypeBoxTypeProvider>()
    .get('/search', { config: { access: 'person', scope: 'tickets:read' }, schema }, async ({ ctx, query, signed }) => {
      const { lines, tickets } = await searchEverything(ctx, query.q.trim())
      const mayReadLines = signed?.scopes?.includes('contracts:read') ?? true
      return { lines: mayReadLines ? lines.map(lineOut) : [], tickets: tickets.map(ticketOut) }
    })
}

const lineOut = ({ validTo, ...line }: Found['lines'][number]) => ({ ...line, validTo: validTo.toString() })

const ticketOut = ({ changedAt, ...ticket }: Found['tickets'][number]) => ({
  ...ticket,
  changedAt: changedAt.toString(),
})
