import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Problem } from '../../platform/http/problem.ts'
import { Refusal } from '../../refusal.ts'
import { Account, Done, NewEmail, NewPassword, Profile } from './account-schemas.ts'
import { changePassword } from './actions/change-password.ts'
import { requestEmailChange } from './actions/request-email-change.ts'
import { saveProfile } from './actions/save-profile.ts'
import { credentialApi } from './credential-api.ts'
import { notificationApi } from './notification-api.ts'
import { sessionApi } from './session-api.ts'
import { keepSession, sessionOf } from './session-cookie.ts'
import { findPerson } from './store/persons.ts'

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
  await server.register(changeRoutes)
  await server.register(sessionApi)
  await server.register(credentialApi)
  await server.register(notificationApi)
}

const changeRoutes: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

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
}
