import swagger from '@fastify/swagger'
import fastifyStatic from '@fastify/static'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Services } from './platform/context.ts'
import type { Db } from './platform/db.ts'
import { isPage } from './platform/http/access.ts'
import { answerCompressed } from './platform/http/compression.ts'
import { refusalFrom, sendProblem } from './platform/http/problem.ts'
import { createServer } from './platform/http/server.ts'
import { operations, refusalsCounted } from './platform/http/operations.ts'
import { Refusal } from './refusal.ts'
import { assetsFolder } from './web/assets.ts'
import { sendErrorPage } from './web/error-response.tsx'
import { authenticate } from './modules/identity/index.ts'
import { readMailFigures } from './modules/intake/index.ts'
import { openApiOptions } from './openapi.ts'
import { apiRoutes, demoRoutes, pageRoutes } from './routes.ts'

/** Every route of the portal on one server; nothing listens yet. */
export async function buildApp(services: Services, db: Db): Promise<FastifyInstance> {
  const server = await createServer({ services, db, authenticate })
  answerErrors(server)
  await answerCompressed(server)
  await server.register(fastifyStatic, { root: assetsFolder, serve: false, preCompressed: true })
  serveAssets(server)
  await server.register(operations(db, readMailFigures))
  await server.register(async (api) => {
    await api.register(swagger, openApiOptions)
    for (const routes of apiRoutes) await api.register(routes, { prefix: '/api/v1' })
    const schema = { operationId: 'getOpenApi', tags: ['interface'], response: { 200: Type.Unknown() } }
    api.get('/api/v1/openapi.json', { config: { access: 'public' }, schema }, () => api.swagger())
  })
  for (const routes of pageRoutes) await server.register(routes)
  if (services.config.mode === 'demo') for (const routes of demoRoutes) await server.register(routes)
  await server.ready()
  return server
}

function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler((error, request, reply) => {
    const refusal = refusalFrom(error)
    refusalsCounted.inc({ code: refusal.code })
    if (refusal.status >= 500) request.log.error({ err: error }, 'request failed')
    return isPage(request) ? sendErrorPage(request, reply, refusal) : sendProblem(request, reply, refusal)
  })
  server.setNotFoundHandler(() => {
    throw new Refusal('http.not_found')
  })
}

/** Names carry the hash of the content, so a browser may keep them for ever. */
function serveAssets(server: FastifyInstance): void {
  const options = { config: { access: 'public' }, schema: { params: Type.Object({ file: Type.String() }) } } as const
  server
    .withTypeProvider<TypeBoxTypeProvider>()
    .get('/assets/:file', options, ({ params }, reply) =>
      reply.sendFile(params.file, { maxAge: '365d', immutable: true, cacheControl: true }),
    )
}
