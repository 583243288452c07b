import { ConfigError, parseConfig } from './platform/config.ts'
import { DatabaseInUse } from './platform/embedded-postgres.ts'
import { MigrationRefused } from './platform/migrate.ts'
import { welcome } from './modules/demo/index.ts'
import type { Portal } from './platform/portal.ts'
import { run, type Running } from './run.ts'
import { startServer } from './serve.ts'
import { startWorker } from './worker.ts'

/** `npm start`: database, migrations, demo world on the first start, web and worker in one process. */
try {
  const config = parseConfig(process.env)
  let greeting = ''
  const seedFirst = async (portal: Portal): Promise<Running> => {
    greeting = await welcome(portal)
    return { stop: async () => undefined }
  }
  await run(config, [seedFirst, startWorker, startServer])
  if (greeting !== '') console.log(greeting)
  console.log(`myHEZO: ${config.publicUrl.pl}`)
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof DatabaseInUse || error instanceof MigrationRefused))
    throw error
  console.error(error.message)
  process.exitCode = 2
}
