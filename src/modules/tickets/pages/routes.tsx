import formbody from '@fastify/formbody'
import type { FastifyPluginAsync } from 'fastify'
import { acceptMultipart } from '../../../platform/http/multipart.ts'
import { dashboardPages } from './dashboard-routes.tsx'
import { leavePages } from './leave-routes.tsx'
import { listPages } from './list-routes.tsx'
import { peoplePages, standingPages } from './ticket-acts-routes.tsx'
import { ticketPages } from './ticket-routes.tsx'
import { wizardPages } from './wizard-routes.tsx'

/** Dashboard, list, wizard and page of tickets for the people who report them. */
export const ticketsPages: FastifyPluginAsync = async (server) => {
  await server.register(formbody)
  await acceptMultipart(server)
  await server.register(dashboardPages)
  await server.register(listPages)
  await server.register(leavePages)
  await server.register(wizardPages)
  await server.register(ticketPages)
  await server.register(standingPages)
  await server.register(peoplePages)
}
