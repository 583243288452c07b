import type { FastifyRequest } from 'fastify'
import type { Actor, Context } from '../../../platform/context.ts'
import { visitor } from '../../../platform/context.ts'
import { cookies } from '../../../platform/http/cookies.ts'
import type { Signed } from '../../../platform/http/types.ts'
import { tokenHash } from '../../../platform/hash.ts'
import type { Db } from '../../../platform/db.ts'
import { isIdle, TOUCH_SECONDS } from '../rules/session.ts'
import { deleteSession, findSession, findToken, touchSession, type FoundSession, type SessionHolder } from '../store/sessions.ts'

/**
 * Recognises the person of a request by token or session cookie.
 * A session that has passed the first factor only is known, but its actor stays a visitor (decision 7, row 52).
 */
export async function authenticate(ctx: Context<Db>, request: FastifyRequest): Promise<Signed | null> {
  const bearer = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return byToken(ctx, bearer)
  const cookie = request.cookies[cookies.session]
  return cookie === undefined ? null : bySession(ctx, cookie)
}

async function byToken(ctx: Context<Db>, token: string): Promise<Signed | null> {
  const found = await findToken(ctx, tokenHash(token))
  return found === null ? null : { session: null, scopes: found.scopes, person: personOf(found), actor: actorOf(found) }
}

async function bySession(ctx: Context<Db>, token: string): Promise<Signed | null> {
  const found = await findSession(ctx, tokenHash(token))
  if (found === null) return null
  if (isIdle(found, ctx.now, ctx.services.config.operator.limits)) {
    await deleteSession(ctx, found.sessionId)
    return null
  }
  await keepAlive(ctx, found)
  return {
    session: { id: found.sessionId, level: found.level, freshUntil: found.freshUntil },
    scopes: null,
    person: personOf(found),
    actor: found.level === 'full' ? actorOf(found) : visitor,
  }
}

/** The moment of the last sign of life is written once a minute at most, not with every page. */
async function keepAlive(ctx: Context<Db>, { sessionId, lastSeenAt }: FoundSession): Promise<void> {
  if (ctx.now.since(lastSeenAt).total('seconds') >= TOUCH_SECONDS) await touchSession(ctx, sessionId)
}

function personOf({ personId, name, email, kind, locale, preferences }: SessionHolder): Signed['person'] {
  return { id: personId, name, email, kind, locale, preferences }
}

function actorOf({ personId, name, kind, organisationIds, roles }: SessionHolder): Actor {
  return kind === 'staff' ? { kind, personId, name, roles } : { kind, personId, name, organisationIds }
}
