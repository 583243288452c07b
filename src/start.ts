import { ConfigError, parseConfig } from './platform/config.ts'
import { DatabaseInUse } from './platform/embedded-postgres.ts'
import { MigrationRefused } from './platform/migrate.ts'
import type { Portal } from './platform/portal.ts'
import type { Running } from './run.ts'

// React decides by this, when it is loaded, whether it checks every element it draws: a page would cost three times as much.
process.env['NODE_ENV'] ??= 'production'

/** `npm start`: database, migrations, demo world on the first start, web and worker in one process. */
try {
  const config = parseConfig(process.env)
  const [{ welcome }, { run }, { startServer }, { startWorker }] = await Promise.all([
    import('./modules/demo/index.ts'),
    import('./run.ts'),
    import('./serve.ts'),
    import('./worker.ts'),
  ])
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
