import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { Problem } from '../../platform/http/problem.ts'
import { Done, IdParams, PasswordAndCode, SessionList } from './account-schemas.ts'
import { confirmIdentity } from './actions/confirm-identity.ts'
import { endOtherSessions } from './actions/end-other-sessions.ts'
import { endSession } from './actions/end-session.ts'
import { extendSession } from './actions/extend-session.ts'
import { describeDevice } from './rules/device.ts'
import { idleMinutesOf } from './rules/session.ts'
import { keepSession, sessionOf } from './session-cookie.ts'
import { listSessions } from './store/session-list.ts'

const tags = ['account']
const problems = { 401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem }
const own = { access: 'person' } as const

/** The sessions of the person who asks: this one confirmed and extended, the others seen and ended. */
export const sessionApi: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.post(
    '/session/confirmation',
    {
      config: own,
      schema: { operationId: 'confirmIdentity', tags, body: PasswordAndCode, response: { 204: Done, ...problems } },
    },
    async (request, reply) => {
      const { person, sessionId } = sessionOf(request)
      keepSession(
        reply,
        await confirmIdentity(request.ctx, {
          personId: person.id,
          sessionId,
          password: request.body.password,
          code: request.body.code,
        }),
      )
      return reply.code(204).send(null)
    },
  )
  server.post(
    '/session/extension',
    {
      config: own,
      schema: {
        operationId: 'extendSession',
        tags,
        response: { 200: Type.Object({ endsAt: Type.String(), seconds: Type.Integer() }), ...problems },
      },
    },
    async (request) => {
      const { person, sessionId } = sessionOf(request)
      const endsAt = await extendSession(request.ctx, sessionId, person.kind)
      return {
        endsAt: endsAt.toString(),
        seconds: Math.floor((endsAt.epochMilliseconds - request.ctx.now.epochMilliseconds) / 1000),
      }
    },
  )
  await server.register(listRoutes)
}

const listRoutes: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.get(
    '/account/sessions',
    { config: own, schema: { operationId: 'listSessions', tags, response: { 200: SessionList, ...problems } } },
    async (request) => {
      const { person, sessionId } = sessionOf(request)
      const { limits } = request.ctx.services.config.operator
      const sessions = await listSessions(request.ctx, person.id, idleMinutesOf(person.kind, limits))
      return {
        items: sessions.map(({ id, ip, userAgent, createdAt, lastSeenAt }) => ({
          id,
          ip,
          device: describeDevice(userAgent),
          createdAt: createdAt.toString(),
          lastSeenAt: lastSeenAt.toString(),
          present: id === sessionId,
        })),
      }
    },
  )
  server.delete(
    '/account/sessions',
    { config: own, schema: { operationId: 'endOtherSessions', tags, response: { 204: Done, ...problems } } },
    async (request, reply) => {
      const { person, sessionId } = sessionOf(request)
      await endOtherSessions(request.ctx, person.id, sessionId)
      return reply.code(204).send(null)
    },
  )
  server.delete(
    '/account/sessions/:id',
    {
      config: own,
      schema: { operationId: 'endSession', tags, params: IdParams, response: { 204: Done, ...problems } },
    },
    async (request, reply) => {
      await endSession(request.ctx, sessionOf(request).person.id, request.params.id)
      return reply.code(204).send(null)
    },
  )
}
