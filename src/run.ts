import { join } from 'node:path'
import { assembly } from './assembly.ts'
import { keepMode, type Config } from './platform/config.ts'
import { systemContext } from './platform/context.ts'
import { migrate } from './platform/migrate.ts'
import { openPortal, type Portal } from './platform/portal.ts'
import { projectRoot } from './platform/root.ts'
import { syncPlans } from './modules/catalogue/index.ts'

export const migrationsFolder: string = join(projectRoot, 'db', 'migrations')

/** What a running part of the portal gives back: how to end it. */
export type Running = { readonly stop: () => Promise<void> }

/** Opens the portal, brings the database and the plan catalogue up to date, and starts the wanted parts. */
export async function run(config: Config, parts: readonly ((portal: Portal) => Promise<Running>)[]): Promise<Portal> {
  const portal = await openPortal(assembly, config, {
    prepare: async (url) => {
      await migrate(url, migrationsFolder)
    },
  })
  keepMode(config)
  await syncPlans(systemContext(portal.services, portal.db, 'start'))
  const running: Running[] = []
  stopOnSignal(async () => {
    for (const part of running.toReversed()) await part.stop()
    await portal.close()
  })
  for (const start of parts) running.push(await start(portal))
  return portal
}

/** Ends the process once when asked to: what has begun is finished, children are stopped. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const once = () => {
    if (stopping) return
    stopping = true
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', once)
  process.on('SIGTERM', once)
  // The boot script holds the other end of a channel; when it is killed outright, this process would stay behind unseen.
  process.on('disconnect', once)
}
