import { ConfigError, parseConfig } from './platform/config.ts'
import { DatabaseInUse } from './platform/embedded-postgres.ts'
import { MigrationRefused } from './platform/migrate.ts'
import { run } from './run.ts'
import { startServer } from './serve.ts'
import { startWorker } from './worker.ts'

/** `npm start`: database, migrations, demo world on the first start, web and worker in one process. */
try {
  const config = parseConfig(process.env)
  await run(config, [startWorker, startServer])
  console.log(`myHEZO: ${config.publicUrl.pl}`)
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof DatabaseInUse || error instanceof MigrationRefused))
    throw error
  console.error(error.message)
  process.exitCode = 2
}
