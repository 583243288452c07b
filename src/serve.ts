import { buildApp } from './app.ts'
import type { Portal } from './platform/portal.ts'
import type { Running } from './run.ts'

/** Opens the web server on the configured address. */
export async function startServer(portal: Portal): Promise<Running> {
  const { host, port } = portal.services.config
  const server = await buildApp(portal.services, portal.db)
  await server.listen({ host, port })
  return { stop: () => server.close() }
}
