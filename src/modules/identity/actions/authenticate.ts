import type { FastifyRequest } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import type { Actor, Context } from '../../../platform/context.ts'
import { visitor } from '../../../platform/context.ts'
import { cookies } from '../../../platform/http/cookies.ts'
import type { Signed } from '../../../platform/http/types.ts'
import { tokenHash } from '../../../platform/hash.ts'
import type { Db } from '../../../platform/db.ts'
import { endOf, isIdle, TOUCH_SECONDS } from '../rules/session.ts'
import {
  deleteSession,
  findSession,
  findToken,
  touchSession,
  type FoundSession,
  type SessionHolder,
} from '../store/sessions.ts'
import { touchToken } from '../store/tokens.ts'

/**
 * Recognises the person of a request by token or session cookie.
 * A session that has passed the first factor only is known, but its actor stays a visitor (decision 7, row 52).
 *
 * @param signOfLife False when a connection that is held open asks again: that is nobody at the keyboard.
 */
export async function authenticate(
  ctx: Context<Db>,
  request: FastifyRequest,
  signOfLife = true,
): Promise<Signed | null> {
  const bearer = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return byToken(ctx, bearer, signOfLife)
  const cookie = request.cookies[cookies.session]
  return cookie === undefined ? null : bySession(ctx, cookie, signOfLife)
}

async function byToken(ctx: Context<Db>, token: string, signOfLife: boolean): Promise<Signed | null> {
  const found = await findToken(ctx, tokenHash(token))
  if (found === null) return null
  if (signOfLife && isLongAgo(ctx, found.lastUsedAt)) await touchToken(ctx, found.tokenId)
  return { session: null, scopes: found.scopes, person: personOf(found), actor: actorOf(found) }
}

async function bySession(ctx: Context<Db>, token: string, signOfLife: boolean): Promise<Signed | null> {
  const found = await findSession(ctx, tokenHash(token))
  if (found === null) return null
  if (isIdle(found, ctx.now, ctx.services.config.operator.limits)) {
    await deleteSession(ctx, found.sessionId)
    return null
  }
  const lastSeenAt = signOfLife ? await keepAlive(ctx, found) : found.lastSeenAt
  const endsAt = endOf({ ...found, lastSeenAt }, ctx.services.config.operator.limits)
  return {
    session: { id: found.sessionId, level: found.level, freshUntil: found.freshUntil, endsAt },
    scopes: null,
    person: personOf(found),
    actor: found.level === 'full' ? actorOf(found) : visitor,
  }
}

/** The moment of the last sign of life is written once a minute at most, not with every page. */
const isLongAgo = ({ now }: Context, seenAt: Temporal.Instant | null): boolean =>
  seenAt === null || now.epochMilliseconds - seenAt.epochMilliseconds >= TOUCH_SECONDS * 1000

async function keepAlive(ctx: Context<Db>, { sessionId, lastSeenAt }: FoundSession): Promise<Temporal.Instant> {
  if (!isLongAgo(ctx, lastSeenAt)) return lastSeenAt
  await touchSession(ctx, sessionId)
  return ctx.now
}

function personOf({ personId, name, email, kind, locale, preferences }: SessionHolder): Signed['person'] {
  return { id: personId, name, email, kind, locale, preferences }
}

/** Staff without a role work here no more: whatever their kind says, they may do nothing (row 35). */
function actorOf({ personId, name, kind, organisationIds, limits, roles }: SessionHolder): Actor {
  if (kind === 'staff' && roles.length === 0) return visitor
  return kind === 'staff' ? { kind, personId, name, roles } : { kind, personId, name, organisationIds, limits }
}
