import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { answers } from '../../platform/http/answers.ts'
import { authenticate } from '../identity/index.ts'
import { personIdOf, visitor, type Context } from '../../platform/context.ts'
import type { Db } from '../../platform/db.ts'
import { openLiveHub, type Listener, type LiveEvent, type LiveHub } from '../../platform/http/live.ts'
import { Refusal } from '../../refusal.ts'
import { isTold, withdraws } from './rules/live.ts'
import { maySeeInternal } from './rules/policy.ts'
import { numbersToTell } from './store/live.ts'

const SCOPE = 'tickets:read'

/**
 * `GET /live`: the numbers of tickets that have just changed, as they change. The connection ends with the stream, so
 * that a portal that stops does not wait for it.
 */
export const liveApi: FastifyPluginAsync = async (server) => {
  let hub: LiveHub | null = null
  server.addHook('preClose', async () => hub?.close())

  server.get(
    '/live',
    {
      config: { access: 'person', scope: SCOPE },
      schema: {
        operationId: 'liveEvents',
        tags: ['tickets'],
        produces: ['text/event-stream'],
        response: answers({ 200: Type.String() }),
      },
    },
    async (request, reply) => {
      hub ??= openLiveHub(request.ctx.db, request.ctx.services.log, 'ticket')
      const stream = await hub.join(listenerOf(request))
      if (stream === null) throw new Refusal('http.too_many_requests', { minutes: 1 })
      return reply
        .header('x-accel-buffering', 'no')
        .header('connection', 'close')
        .type('text/event-stream; charset=utf-8')
        .send(stream)
    },
  )
}

function listenerOf(request: FastifyRequest): Listener {
  return { personId: personIdOf(request.ctx.actor) ?? '', recheck: () => whoIsThere(request), messagesFor: numbersOf }
}

/** The session, its level, the memberships and the token's scopes as they are now, not as they were (F13, row 35). */
async function whoIsThere(request: FastifyRequest): Promise<Context<Db> | null> {
  const now = request.ctx.services.clock.now()
  const signed = await authenticate({ ...request.ctx, actor: visitor, now }, request, false)
  if (signed === null || signed.actor.kind === 'visitor') return null
  if (signed.scopes !== null && !signed.scopes.includes(SCOPE)) return null
  return { ...request.ctx, actor: signed.actor, now }
}

async function numbersOf(ctx: Context<Db>, events: readonly LiveEvent[]): Promise<{ number: string }[]> {
  const internal = maySeeInternal(ctx.actor)
  const told = events.filter(({ kind, type }) => kind === 'ticket' && isTold(type, internal))
  const withdrawn = told.filter(({ type }) => withdraws(type)).map(({ id }) => id)
  const numbers = await numbersToTell(ctx, [...new Set(told.map(({ id }) => id))], withdrawn)
  return numbers.map((number) => ({ number }))
}
