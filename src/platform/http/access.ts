import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../context.ts'
import { Refusal } from '../../refusal.ts'
import type { Access, Signed } from './types.ts'

/** A route without a declared access stops the start: nothing is open by forgetting. */
export function requireAccessOnEveryRoute(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (route.config?.access === undefined)
      throw new Error(`Route ${String(route.method)} ${route.url} declares no access`)
  })
}

export function guardAccess(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    const { access, fresh, scope } = request.routeOptions.config
    if (access === undefined || access === 'public') return
    if (!mayEnter(access, request.signed)) return turnAway(request, reply, access)
    requireScope(request.signed, scope)
    if (fresh === true && !isFresh(request)) return askAgain(request, reply)
  })
}

/** Whether a recognised person may use a route of this access. Pure; the permission matrix tests it. */
export function mayEnter(access: Access, signed: Pick<Signed, 'session' | 'actor'> | null): boolean {
  if (access === 'public') return true
  if (signed === null) return false
  if (access === 'half') return true
  return actorMayEnter(access, signed.actor)
}

function actorMayEnter(access: Exclude<Access, 'public' | 'half'>, actor: Actor): boolean {
  if (actor.kind !== 'customer' && actor.kind !== 'staff') return false
  if (access === 'person') return true
  if (access === 'customer') return actor.kind === 'customer'
  if (access === 'proven') return actor.kind === 'customer' && actor.organisationIds.length > 0
  if (access === 'staff') return actor.kind === 'staff'
  return actor.kind === 'staff' && access.some((role) => actor.roles.includes(role))
}

/**
 * A token does only what its scopes name; what no scope names, no token does. A session does what its person may.
 *
 * @throws {Refusal} `http.scope_missing`.
 */
export function requireScope(signed: Pick<Signed, 'scopes'> | null, scope: string | undefined): void {
  const scopes = signed?.scopes ?? null
  if (scopes === null || (scope !== undefined && scopes.includes(scope))) return
  throw new Refusal('http.scope_missing', { scope: scope ?? '–' })
}

/** Who is not signed in is asked to; who is and may not enter learns nothing (404). */
function turnAway(request: FastifyRequest, reply: FastifyReply, access: Access): unknown {
  if (request.signed?.session?.level === 'password' && isPage(request)) return reply.redirect('/logowanie/kod', 303)
  if (request.signed === null || request.signed.session?.level === 'password') {
    if (!isPage(request)) throw new Refusal('http.sign_in_required')
    return reply.redirect(`/logowanie?dalej=${encodeURIComponent(backTo(request))}`, 303)
  }
  const unproven = access === 'proven' && request.signed.actor.kind === 'customer'
  if (unproven && isPage(request))
    return reply.redirect(`/umowy/dodaj?dalej=${encodeURIComponent(backTo(request))}`, 303)
  throw new Refusal('http.not_found')
}

function isFresh({ signed, ctx }: FastifyRequest): boolean {
  const until = signed?.session?.freshUntil
  return until !== undefined && until.epochMilliseconds > ctx.now.epochMilliseconds
}

function askAgain(request: FastifyRequest, reply: FastifyReply): unknown {
  if (!isPage(request)) throw new Refusal('http.step_up_required')
  return reply.redirect(`/potwierdz?dalej=${encodeURIComponent(backTo(request))}`, 303)
}

/** The page to come back to: a form cannot be opened again, the page it stood on can. */
function backTo({ method, url, headers }: FastifyRequest): string {
  if (method === 'GET') return url
  const { referer = '' } = headers
  const page = URL.canParse(referer) ? new URL(referer) : null
  return page !== null && page.host === headers.host ? page.pathname + page.search : '/'
}

export const isPage = (request: FastifyRequest): boolean => !request.url.startsWith('/api/')

/** An address inside the portal that a form may lead back to; anything else leads to the start page (row 56). */
export function safeReturn(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\')) return '/'
  return new URL(wanted, 'http://portal.invalid').host === 'portal.invalid' ? wanted : '/'
}
