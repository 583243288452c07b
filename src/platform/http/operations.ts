import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import type { Db } from '../db.ts'

const metrics = new Registry()
collectDefaultMetrics({ register: metrics })
const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from request to response by route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [metrics],
})
export const refusalsCounted = new Counter({
  name: 'refusals_total',
  help: 'Refusals by code',
  labelNames: ['code'],
  registers: [metrics],
})

/** A figure that stands in the database, so that it is the same from whichever process asks. */
export type Reading = { readonly name: string; readonly help: string; readonly value: number | null }

/** Alive, ready, measured, and whom to tell of a hole. */
export const operations =
  (db: Db, readings: (ctx: Context) => Promise<readonly Reading[]>) => async (server: FastifyInstance) => {
    const open = { config: { access: 'public' }, schema: { hide: true } } as const
    measure(server)
    server.get('/healthz', open, () => ({ status: 'alive' }))
    server.get(
      '/readyz',
      { ...open, schema: { hide: true, response: { '2xx': Status, 503: Status } } },
      async (request, reply) => {
        const failure = await databaseFailure(db)
        if (failure === null) return { status: 'ready' }
        request.log.warn({ failure }, 'not ready')
        return reply.code(503).send({ status: 'database unavailable' })
      },
    )
    server.get('/metrics', open, async (request, reply) => {
      const read = await readings(request.ctx)
      return reply.type(metrics.contentType).send(`${await metrics.metrics()}${await asMetrics(read)}`)
    })
    server.get('/.well-known/security.txt', open, (request, reply) => {
      const { operator, publicUrl } = request.ctx.services.config
      const expires = request.ctx.now.add({ hours: 24 * 180 }).toString()
      return reply
        .type('text/plain; charset=utf-8')
        .send(
          `Contact: mailto:${operator.securityEmail}\nExpires: ${expires}\nPreferred-Languages: pl, en\nCanonical: ${publicUrl.pl}/.well-known/security.txt\n`,
        )
    })
  }

async function asMetrics(readings: readonly Reading[]): Promise<string> {
  const registry = new Registry()
  for (const { name, help, value } of readings)
    if (value !== null) new Gauge({ name, help, registers: [registry] }).set(value)
  return registry.metrics()
}

const Status = Type.Object({ status: Type.String() })

function measure(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
}

async function databaseFailure(db: Db): Promise<string | null> {
  try {
    await sql`select 1 from schema_migration limit 1`.execute(db)
    return null
  } catch (error) {
    return String(error)
  }
}
