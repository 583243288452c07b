import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { Problem } from '../../platform/http/problem.ts'
import { changePassword } from './actions/change-password.ts'
import { confirmIdentity } from './actions/confirm-identity.ts'
import { endOtherSessions } from './actions/end-other-sessions.ts'
import { endSession } from './actions/end-session.ts'
import { extendSession } from './actions/extend-session.ts'
import { removePasskey } from './actions/remove-passkey.ts'
import { requestEmailChange } from './actions/request-email-change.ts'
import { revokeToken } from './actions/revoke-token.ts'
import { saveProfile } from './actions/save-profile.ts'
import { describeDevice } from './rules/device.ts'
import { idleMinutesOf } from './rules/session.ts'
import { keepSession, sessionOf } from './session-cookie.ts'
import { listPasskeys } from './store/passkeys.ts'
import { findPerson } from './store/persons.ts'
import { listSessions } from './store/session-list.ts'
import { listTokens } from './store/tokens.ts'
import { Refusal } from '../../refusal.ts'
import {
  Account,
  Done,
  IdParams,
  NewEmail,
  NewPassword,
  PasskeyList,
  PasswordAndCode,
  Profile,
  SessionList,
  TokenList,
} from './account-schemas.ts'

const tags = ['account']
const problems = { 401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem }
const own = { access: 'person' } as const
const confirmed = { access: 'person', fresh: true } as const

/** The person's own account. Everything but reading it asks for a browser's session; a token cannot change its owner. */
export const accountApi: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.get(
    '/account',
    {
      config: { access: 'person', scope: 'account:read' },
      schema: { operationId: 'getAccount', tags, response: { 200: Account, ...problems } },
    },
    async ({ ctx, signed }) => {
      const person = await findPerson(ctx, signed?.person.id ?? '')
      if (person === null) throw new Refusal('http.not_found')
      const { id, email, name, company, phone, locale, kind } = person
      const { actor } = ctx
      return {
        id,
        email,
        name,
        company,
        phone,
        locale,
        kind,
        roles: actor.kind === 'staff' ? [...actor.roles] : [],
        organisationIds: actor.kind === 'customer' ? [...actor.organisationIds] : [],
      }
    },
  )
  server.put(
    '/account/profile',
    {
      config: own,
      schema: { operationId: 'changeProfile', tags, body: Profile, response: { 204: Done, ...problems } },
    },
    async (request, reply) => {
      await saveProfile(request.ctx, sessionOf(request).person.id, request.body)
      return reply.code(204).send(null)
    },
  )
  server.put(
    '/account/password',
    {
      config: confirmed,
      schema: { operationId: 'changePassword', tags, body: NewPassword, response: { 204: Done, ...problems } },
    },
    async (request, reply) => {
      const { person, sessionId } = sessionOf(request)
      keepSession(
        reply,
        await changePassword(request.ctx, { personId: person.id, sessionId, password: request.body.password }),
      )
      return reply.code(204).send(null)
    },
  )
  server.put(
    '/account/email',
    {
      config: confirmed,
      schema: {
        operationId: 'changeEmail',
        tags,
        description: 'The new address counts once it confirms the link it is sent.',
        body: NewEmail,
        response: { 202: Done, ...problems },
      },
    },
    async (request, reply) => {
      await requestEmailChange(request.ctx, sessionOf(request).person.id, request.body.email)
      return reply.code(202).send(null)
    },
  )
  await server.register(sessionRoutes)
  await server.register(credentialRoutes)
}

const sessionRoutes: FastifyPluginAsync = async (plugin) => {
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

const credentialRoutes: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.get(
    '/passkeys',
    { config: own, schema: { operationId: 'listPasskeys', tags, response: { 200: PasskeyList, ...problems } } },
    async (request) => {
      const passkeys = await listPasskeys(request.ctx, sessionOf(request).person.id)
      return {
        items: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
          id,
          name,
          createdAt: createdAt.toString(),
          lastUsedAt: lastUsedAt?.toString() ?? null,
        })),
      }
    },
  )
  server.delete(
    '/passkeys/:id',
    {
      config: confirmed,
      schema: { operationId: 'removePasskey', tags, params: IdParams, response: { 204: Done, ...problems } },
    },
    async (request, reply) => {
      await removePasskey(request.ctx, sessionOf(request).person.id, request.params.id)
      return reply.code(204).send(null)
    },
  )
  server.get(
    '/account/tokens',
    { config: own, schema: { operationId: 'listTokens', tags, response: { 200: TokenList, ...problems } } },
    async (request) => {
      const tokens = await listTokens(request.ctx, sessionOf(request).person.id)
      return {
        items: tokens.map(({ id, name, scopes, createdAt, expiresAt, lastUsedAt }) => ({
          id,
          name,
          scopes: [...scopes],
          createdAt: createdAt.toString(),
          expiresAt: expiresAt.toString(),
          lastUsedAt: lastUsedAt?.toString() ?? null,
        })),
      }
    },
  )
  server.delete(
    '/account/tokens/:id',
    {
      config: confirmed,
      schema: { operationId: 'revokeToken', tags, params: IdParams, response: { 204: Done, ...problems } },
    },
    async (request, reply) => {
      await revokeToken(request.ctx, sessionOf(request).person.id, request.params.id)
      return reply.code(204).send(null)
    },
  )
}
