import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { clearCookie, cookies } from '../../platform/http/cookies.ts'
import { Problem } from '../../platform/http/problem.ts'
import { activate } from './actions/activate.ts'
import { askForEntryLink } from './actions/ask-for-entry-link.ts'
import { confirmEnrolment } from './actions/confirm-enrolment.ts'
import { passSecondFactor } from './actions/pass-second-factor.ts'
import { readEnrolment } from './actions/read-enrolment.ts'
import { register } from './actions/register.ts'
import { resetPassword } from './actions/reset-password.ts'
import { signIn } from './actions/sign-in.ts'
import { signOut } from './actions/sign-out.ts'
import { useRecoveryCode } from './actions/use-recovery-code.ts'
import {
  Accepted,
  ActivationAnswer,
  ActivationBody,
  CodeBody,
  CodesAnswer,
  EmailBody,
  EnrolmentAnswer,
  Nothing,
  RegistrationBody,
  SignInAnswer,
  SignInBody,
} from './entry-schemas.ts'
import { browserOf, hashOfBrowser, keepRegistration, readRegistration } from './registration-cookie.ts'
import { browserOfRequest, enrollerOf, halfSessionOf } from './request-facts.ts'
import { keepDevice, keepSession } from './session-cookie.ts'

const tags = ['access']
const problems = { 401: Problem, 403: Problem, 404: Problem, 410: Problem, 422: Problem, 429: Problem, 503: Problem }
const open = { access: 'public' } as const
const half = { access: 'half' } as const

/** Getting in: registration, activation, both factors, forgotten password. The session comes as a cookie. */
export const entryApi: FastifyPluginAsync = async (plugin) => {
  for (const part of [registrationApi, passwordResetApi, sessionApi, secondFactorApi, enrolmentApi])
    await plugin.register(part)
}

const registrationApi: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.post(
    '/registrations',
    {
      config: open,
      schema: {
        operationId: 'register',
        tags,
        description: 'Answers alike for new and known addresses; the rest comes by mail.',
        body: RegistrationBody,
        response: { 202: Accepted, ...problems },
      },
    },
    async (request, reply) => {
      const { taxCountry = 'PL', locale = request.ctx.locale, ...form } = request.body
      const browser = browserOf(request)
      const { email } = await register(request.ctx, { ...form, taxCountry, locale }, hashOfBrowser(browser))
      keepRegistration(request, reply, { browser, email })
      return reply.code(202).send({})
    },
  )
  server.post(
    '/registrations/verification',
    {
      config: open,
      schema: {
        operationId: 'verifyEmail',
        tags,
        description: 'Activates by the mailed token and sets the password.',
        body: ActivationBody,
        response: { 200: ActivationAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const browser = readRegistration(request)?.browser ?? null
      const session = await activate(request.ctx, {
        ...request.body,
        browser,
        userAgent: request.headers['user-agent'] ?? '',
      })
      if (session === null) return { next: 'sign_in' as const }
      keepSession(reply, session)
      return { next: 'enrol' as const }
    },
  )
}

const passwordResetApi: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.post(
    '/password-resets',
    {
      config: open,
      schema: { operationId: 'requestPasswordReset', tags, body: EmailBody, response: { 202: Accepted, ...problems } },
    },
    async (request, reply) => {
      await askForEntryLink(request.ctx, { email: request.body.email, wish: 'reset', browserHash: null })
      return reply.code(202).send({})
    },
  )
  server.post(
    '/password-resets/confirmation',
    {
      config: open,
      schema: { operationId: 'resetPassword', tags, body: ActivationBody, response: { 204: Nothing, ...problems } },
    },
    async (request, reply) => {
      await resetPassword(request.ctx, request.body.token, request.body.password)
      clearCookie(reply, cookies.session)
      return reply.code(204).send(null)
    },
  )
}

const sessionApi: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.post(
    '/session',
    {
      config: open,
      schema: { operationId: 'login', tags, body: SignInBody, response: { 200: SignInAnswer, ...problems } },
    },
    async (request, reply) => {
      const endedSessionId = request.signed?.session?.id ?? null
      const { session, next } = await signIn(request.ctx, {
        ...request.body,
        browser: browserOfRequest(request),
        endedSessionId,
      })
      keepSession(reply, session)
      return { next }
    },
  )
  server.delete(
    '/session',
    { config: half, schema: { operationId: 'logout', tags, response: { 204: Nothing, ...problems } } },
    async (request, reply) => {
      const { sessionId, person } = halfSessionOf(request)
      await signOut(request.ctx, { id: sessionId, personId: person.id })
      clearCookie(reply, cookies.session)
      return reply.code(204).send(null)
    },
  )
}

const secondFactorApi: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.post(
    '/session/second-factor',
    {
      config: half,
      schema: { operationId: 'secondFactor', tags, body: CodeBody, response: { 204: Nothing, ...problems } },
    },
    async (request, reply) => {
      const { session, device } = await passSecondFactor(
        request.ctx,
        halfSessionOf(request),
        request.body.code,
        browserOfRequest(request),
      )
      keepSession(reply, session)
      keepDevice(reply, device)
      return reply.code(204).send(null)
    },
  )
  server.post(
    '/session/recovery-code',
    {
      config: half,
      schema: {
        operationId: 'useRecoveryCode',
        tags,
        description: 'Leads to enrolSecondFactor and nowhere else.',
        body: CodeBody,
        response: { 200: SignInAnswer, ...problems },
      },
    },
    async (request, reply) => {
      keepSession(
        reply,
        await useRecoveryCode(
          request.ctx,
          halfSessionOf(request),
          request.body.code,
          request.headers['user-agent'] ?? '',
        ),
      )
      return { next: 'enrol' as const }
    },
  )
}

const enrolmentApi: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.post(
    '/second-factor',
    {
      config: half,
      schema: {
        operationId: 'enrolSecondFactor',
        tags,
        description: 'The secret for an authenticator application; nothing is kept before it is confirmed.',
        response: { 200: EnrolmentAnswer, ...problems },
      },
    },
    async (request) => {
      const { secret, address } = await readEnrolment(request.ctx, enrollerOf(request))
      return { secret, address }
    },
  )
  server.post(
    '/second-factor/confirmation',
    {
      config: half,
      schema: { operationId: 'confirmSecondFactor', tags, body: CodeBody, response: { 200: CodesAnswer, ...problems } },
    },
    async (request, reply) => {
      const { session, device, codes } = await confirmEnrolment(
        request.ctx,
        enrollerOf(request),
        request.body.code,
        browserOfRequest(request),
      )
      keepSession(reply, session)
      keepDevice(reply, device)
      return { recoveryCodes: [...codes] }
    },
  )
}
