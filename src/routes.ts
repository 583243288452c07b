import type { FastifyPluginAsync } from 'fastify'

/** JSON routes, under `/api/v1`. */
export const apiRoutes: readonly FastifyPluginAsync[] = []

/** Pages, under Polish paths in both languages (decision 27). */
export const pageRoutes: readonly FastifyPluginAsync[] = []

/** Present in demo mode only; in production these routes do not exist. */
export const demoRoutes: readonly FastifyPluginAsync[] = []
