import { join } from 'node:path'
import { assembly } from './assembly.ts'
import { ConfigError, parseConfig, type Config } from './platform/config.ts'
import { migrate } from './platform/migrate.ts'
import { openPortal } from './platform/portal.ts'
import { projectRoot } from './platform/root.ts'
import { serve, stopOnSignal } from './serve.ts'
import { startWorker } from './worker.ts'

/** `npm start`: database, migrations, demo world on the first start, web and worker in one process. */
async function start(config: Config): Promise<void> {
  const portal = await openPortal(assembly, config, {
    prepare: async (url) => {
      await migrate(url, join(projectRoot, 'db', 'migrations'))
    },
  })
  const worker = await startWorker(portal)
  const server = await serve(portal)
  stopOnSignal(async () => {
    await server.close()
    await worker.stop()
    await portal.close()
  })
  console.log(`myHEZO: ${config.publicUrl.pl}`)
}

try {
  await start(parseConfig(process.env))
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
