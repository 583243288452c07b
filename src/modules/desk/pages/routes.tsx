import formbody from '@fastify/formbody'
import type { FastifyPluginAsync } from 'fastify'
import { acceptMultipart } from '../../../platform/http/multipart.ts'
import { actPages } from './act-routes.tsx'
import { panelPages } from './panel-routes.tsx'
import { queuePages } from './queue-routes.tsx'
import { ticketPages } from './ticket-routes.tsx'

/** The engineer's desk: queue and tickets, under `/k`. */
export const deskPages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  await acceptMultipart(plugin)
  await plugin.register(queuePages)
  await plugin.register(ticketPages)
  await plugin.register(actPages)
  await plugin.register(panelPages)
}
