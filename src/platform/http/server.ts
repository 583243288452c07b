import { randomInt } from 'node:crypto'
import cookie from '@fastify/cookie'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Context, Services } from '../context.ts'
import { visitor } from '../context.ts'
import type { Db } from '../db.ts'
import { chooseLocale, isLocale, type Locale } from '../i18n.ts'
import { Refusal } from '../../refusal.ts'
import { guardAccess, requireAccessOnEveryRoute } from './access.ts'
import { cookies } from './cookies.ts'
import { refuseCrossOriginWrites } from './same-origin.ts'
import { answerWithSecurityHeaders } from './security-headers.ts'
import type { Signed } from './types.ts'

export type ServerParts = {
  readonly services: Services
  readonly db: Db
  /** Recognises the session cookie or the token of a request. */
  readonly authenticate: (ctx: Context<Db>, request: FastifyRequest) => Promise<Signed | null>
}

/** The HTTP server without routes: limits, context, languages, headers, same-origin check, access guard. */
export async function createServer({ services, db, authenticate }: ServerParts): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    trustProxy: services.config.trustProxy,
    bodyLimit: 1024 * 1024,
    requestTimeout: 120_000,
    keepAliveTimeout: 30_000,
    genReqId: traceCode,
    requestIdHeader: false,
    routerOptions: { maxParamLength: 200 },
    ajv: { customOptions: { coerceTypes: true, removeAdditional: false, allErrors: false } },
  }).withTypeProvider<TypeBoxTypeProvider>()

  await server.register(cookie)
  server.decorateRequest('ctx', null as never)
  server.decorateRequest('t', null as never)
  server.decorateRequest('signed', null)

  requireAccessOnEveryRoute(server)
  finishWhatHasBegun(server)
  answerWithSecurityHeaders(server, services.config)
  server.addHook('onRequest', async (request) => receive(request, services, db))
  refuseCrossOriginWrites(server, services.config)
  server.addHook('onRequest', async (request) => recognise(request, authenticate))
  guardAccess(server)
  refuseEndlessNumbers(server)
  logAnswers(server)
  return server
}

/** Who asks is not known yet; whatever goes wrong from here on can be said in a page and in a language. */
function receive(request: FastifyRequest, services: Services, db: Db): void {
  const locale = localeOf(request, services)
  request.ctx = {
    db,
    actor: visitor,
    now: services.clock.now(),
    locale,
    traceId: request.id,
    ip: request.ip,
    services,
  }
  request.t = services.translate(locale)
}

async function recognise(request: FastifyRequest, authenticate: ServerParts['authenticate']): Promise<void> {
  const isStatic = request.routeOptions.config.access === undefined || request.url.startsWith('/assets/')
  const signed = isStatic ? null : await authenticate(request.ctx, request)
  if (signed === null) return
  const { services } = request.ctx
  request.signed = signed
  const locale = localeOf(request, services)
  request.ctx = { ...request.ctx, actor: signed.actor, locale }
  request.t = services.translate(locale)
}

function localeOf(request: FastifyRequest, services: Services): Locale {
  const chosen = request.cookies[cookies.language]
  return chooseLocale({
    person: request.signed?.person.locale ?? (isLocale(chosen) ? chosen : null),
    host: localeOfHost(request.host, services.config.publicUrl),
    accepted: request.headers['accept-language'],
  })
}

function localeOfHost(host: string, publicUrl: { readonly pl: string; readonly en: string }): Locale | null {
  if (publicUrl.pl === publicUrl.en) return null
  if (new URL(publicUrl.en).host === host) return 'en'
  return new URL(publicUrl.pl).host === host ? 'pl' : null
}

/** The validator reads the text `1e309` as Infinity and then asks it for no limit; no number of ours has no end. */
function refuseEndlessNumbers(server: FastifyInstance): void {
  server.addHook('preHandler', async ({ query, params, body }) => {
    const sent = [query, params, body].flatMap((part) => (typeof part === 'object' ? Object.values(part ?? {}) : []))
    if (sent.some((value) => typeof value === 'number' && !Number.isFinite(value))) throw new Refusal('form.unreadable')
  })
}

/** Closing waits for connections only; who has gone away may have left work behind that still needs the database. */
function finishWhatHasBegun(server: FastifyInstance): void {
  const running = new Set<Promise<unknown>>()
  server.addHook('onRoute', (route) => {
    const { handler } = route
    route.handler = function (request, reply) {
      const answer: unknown = handler.call(this, request, reply)
      if (answer instanceof Promise) {
        const done = answer
          .then(
            () => undefined,
            () => undefined,
          )
          .finally(() => running.delete(done))
        running.add(done)
      }
      return answer
    }
  })
  server.addHook('onClose', async () => void (await Promise.all(running)))
}

/** One line a request with the route's pattern, never its address: links carry secrets. */
function logAnswers(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, ip, signed } = request
    request.log.info(
      {
        method,
        route: routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ip,
        person: signed?.person.id,
      },
      'answered',
    )
  })
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The code a person can read out on the phone, which finds the request in the log. */
function traceCode(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}
