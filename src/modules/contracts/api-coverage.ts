import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Problem } from '../../platform/http/problem.ts'
import { coverageOf, type Cover } from './actions/coverage-of.ts'
import { Coverage, CoverageQuery, planJson, promisesOf } from './api-schemas.ts'

const problems = { 400: Problem, 401: Problem, 403: Problem, 404: Problem, 422: Problem }
const asking = {
  operationId: 'getCoverage',
  tags: ['contracts'],
  querystring: CoverageQuery,
  response: { 200: Coverage, ...problems },
}

/** Whether a device is covered today. A stranger's serial is answered like one that nobody has. */
export const coverageApi: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.get(
    '/coverage',
    { config: { access: 'person', scope: 'contracts:read' }, schema: asking },
    async ({ ctx, query, t }) => {
      const { isKnown, isCovered, covers } = await coverageOf(ctx, query.serial, query.contract)
      const status = isCovered ? ('covered' as const) : ('uncovered' as const)
      return {
        status: isKnown ? status : ('unknown' as const),
        covered: isCovered,
        covers: covers.map((cover) => coverJson(cover, t)),
      }
    },
  )
}

function coverJson({ plan, validFrom, validTo, ...cover }: Cover, t: Parameters<typeof promisesOf>[1]) {
  return {
    ...cover,
    validFrom: validFrom.toString(),
    validTo: validTo.toString(),
    plan: planJson(plan),
    promises: promisesOf(plan, t),
  }
}
