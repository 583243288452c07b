import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts'
import type { Logger } from './log.ts'

/** A server that ends so often is broken, not unlucky; then the process ends and whoever watches it decides. */
const MOST_RESTARTS = 100

/**
 * Runs the embedded database and starts it anew when it dies: connections come back by themselves, because the
 * address stays the same, and what was acknowledged is in its log.
 */
export async function keepDatabase(
  dataDir: string,
  joinRunning: boolean,
  log: Logger,
): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'>> {
  let restarts = 0
  let stopped = false
  const start = (): Promise<EmbeddedPostgres> =>
    startEmbeddedPostgres({ dataDir, join: joinRunning, onLost: (detail) => void restart(detail) })

  async function restart(detail: string): Promise<void> {
    restarts += 1
    log.error({ detail, restarts }, 'the embedded database ended, it is started again')
    if (restarts > MOST_RESTARTS) process.exit(1)
    try {
      running = await start()
      if (stopped) await running.stop()
    } catch (error) {
      log.fatal({ err: error }, 'the embedded database does not start')
      process.exit(1)
    }
  }

  let running = await start()
  return {
    url: running.url,
    stop: () => {
      stopped = true
      return running.stop()
    },
  }
}
