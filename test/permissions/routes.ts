import diagnostics from 'node:diagnostics_channel'
import type { FastifyInstance, RouteOptions } from 'fastify'
import type { Access } from '../../src/platform/http/types.ts'

/** A route as the portal registered it. */
export type Route = {
  /** `METHOD url`, as the tables name it. */
  readonly name: string
  readonly method: string
  readonly url: string
  readonly access: Access | undefined
  readonly fresh: boolean
  readonly scope: string | undefined
  readonly schema: RouteOptions['schema']
}

const collected = new Map<unknown, Route[]>()

/** Fastify tells of each server before its first route, so nothing in the product has to know of this test. */
diagnostics.subscribe('fastify.initialization', (message) => {
  const { fastify } = message as { fastify: FastifyInstance }
  const routes: Route[] = []
  collected.set(fastify, routes)
  fastify.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) if (method !== 'HEAD') routes.push(asRoute(method, route))
  })
})

function asRoute(method: string, { url, config, schema }: RouteOptions): Route {
  const { access, fresh = false, scope } = config ?? {}
  return { name: `${method} ${url}`, method, url, access, fresh, scope, schema }
}

/** Every route of a server, without the HEAD twins of its GET routes. Import this file before the server is built. */
export const routesOf = (app: FastifyInstance): readonly Route[] => collected.get(app) ?? []

export const isPage = (url: string): boolean => !url.startsWith('/api/')
