import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { clearCookie, cookies, setCookie } from '../../platform/http/cookies.ts'
import { Problem } from '../../platform/http/problem.ts'
import { Refusal } from '../../refusal.ts'
import { confirmWithPasskey } from './actions/confirm-with-passkey.ts'
import { finishPasskeyEnrolment } from './actions/finish-passkey-enrolment.ts'
import { signInWithPasskey } from './actions/sign-in-with-passkey.ts'
import { startPasskeyCheck } from './actions/start-passkey-check.ts'
import { startPasskeyEnrolment, type Started } from './actions/start-passkey-enrolment.ts'
import { EnrolmentAnswer, EnrolmentOptions, SignInAnswer, SignInOptions } from './passkey-schemas.ts'
import { describeDevice } from './rules/device.ts'
import { CHALLENGE_MINUTES } from './rules/passkey.ts'
import { keepDevice, keepSession, sessionOf } from './session-cookie.ts'

const tags = ['account']
const problems = { 401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem }

/** Passkeys, in two steps each: what the browser needs, and its answer. The challenge is tied to the browser by a cookie. */
export const passkeyApi: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.post(
    '/passkeys/options',
    {
      config: { access: 'person', fresh: true },
      schema: { operationId: 'startPasskeyEnrolment', tags, response: { 200: EnrolmentOptions, ...problems } },
    },
    async (request, reply) =>
      start(reply, await startPasskeyEnrolment(request.ctx, sessionOf(request).person, request.host)),
  )
  server.post(
    '/passkeys',
    {
      config: { access: 'person', fresh: true },
      schema: {
        operationId: 'enrolPasskey',
        tags,
        body: EnrolmentAnswer,
        response: { 201: Type.Object({ id: Type.String() }), ...problems },
      },
    },
    async (request, reply) => {
      const { name, ...response } = request.body
      const personId = sessionOf(request).person.id
      const named = name ?? (describeDevice(request.headers['user-agent'] ?? '') || request.t('identity.passkey'))
      const id = await finishPasskeyEnrolment(request.ctx, {
        personId,
        host: request.host,
        challengeId: challengeOf(request, reply),
        name: named,
        response,
      })
      return reply.code(201).send({ id })
    },
  )
  await server.register(signInRoutes)
  await server.register(confirmationRoutes)
}

const signInRoutes: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.post(
    '/session/passkey/options',
    {
      config: { access: 'public' },
      schema: { operationId: 'startPasskeySignIn', tags, response: { 200: SignInOptions, ...problems } },
    },
    async (request, reply) => start(reply, await startPasskeyCheck(request.ctx, null, request.host)),
  )
  server.post(
    '/session/passkey',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'signInWithPasskey',
        tags,
        body: SignInAnswer,
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const answer = { host: request.host, challengeId: challengeOf(request, reply), response: request.body }
      const browser = {
        device: request.cookies[cookies.device] ?? null,
        userAgent: request.headers['user-agent'] ?? '',
      }
      const { session, device } = await signInWithPasskey(request.ctx, answer, {
        browser,
        endedSessionId: request.signed?.session?.id ?? null,
      })
      keepSession(reply, session)
      keepDevice(reply, device)
      return reply.code(204).send(null)
    },
  )
}

const confirmationRoutes: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.post(
    '/session/confirmation/passkey/options',
    {
      config: { access: 'person' },
      schema: { operationId: 'startPasskeyConfirmation', tags, response: { 200: SignInOptions, ...problems } },
    },
    async (request, reply) =>
      start(reply, await startPasskeyCheck(request.ctx, sessionOf(request).person.id, request.host)),
  )
  server.post(
    '/session/confirmation/passkey',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'confirmWithPasskey',
        tags,
        body: SignInAnswer,
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const { person, sessionId } = sessionOf(request)
      const answer = { host: request.host, challengeId: challengeOf(request, reply), response: request.body }
      keepSession(reply, await confirmWithPasskey(request.ctx, { sessionId, personId: person.id }, answer))
      return reply.code(204).send(null)
    },
  )
}

/** The cookie names the challenge, so that an answer counts only in the browser that asked. */
function start<Options>(reply: FastifyReply, { challengeId, options }: Started<Options>): Options {
  setCookie(reply, cookies.passkey, challengeId, CHALLENGE_MINUTES * 60)
  return options
}

function challengeOf(request: FastifyRequest, reply: FastifyReply): string {
  const id = request.cookies[cookies.passkey] ?? ''
  clearCookie(reply, cookies.passkey)
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('identity.passkey_refused')
  return id
}
