import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import type { Portal } from './platform/portal.ts'

/** Opens the web server on the configured address. */
export async function serve(portal: Portal): Promise<FastifyInstance> {
  const { host, port } = portal.services.config
  const server = await buildApp(portal.services, portal.db)
  await server.listen({ host, port })
  return server
}

/** Ends the process once when asked to: what has begun is finished, children are stopped. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const once = () => {
    if (stopping) return
    stopping = true
    void stop().then(() => process.exit(0), () => process.exit(1))
  }
  process.on('SIGINT', once)
  process.on('SIGTERM', once)
}
