import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { Refusal } from '../../refusal.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses writes that another site makes a browser send (row 47).
 * A browser always says where a write comes from; a client that says nothing is no browser and carries no ambient cookie.
 */
export function refuseCrossOriginWrites(server: FastifyInstance, config: Config): void {
  const own = new Set([config.publicUrl.pl, config.publicUrl.en])
  server.addHook('onRequest', async (request) => {
    if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request, own)) throw new Refusal('http.cross_origin')
  })
}

function isSameOrigin(request: FastifyRequest, own: ReadonlySet<string>): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  return origin === undefined || own.has(origin) || origin === `${request.protocol}://${request.host}`
}
