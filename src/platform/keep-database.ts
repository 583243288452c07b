import { setTimeout as pause } from 'node:timers/promises'
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts'
import type { Logger } from './log.ts'

type StartAgain = () => Promise<EmbeddedPostgres>

/** A server that ends so often is broken, not unlucky; then the process ends and whoever watches it decides. */
const MOST_RESTARTS = 100

/** Workers of a dead server notice it at the end of their statement, which may run for a minute. */
const PATIENCE = 90_000
const PAUSE_BETWEEN_STARTS = 50

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

  async function restart(detail: string, startAgain: StartAgain): Promise<void> {
    if (stopped) return
    restarts += 1
    log.error({ detail, restarts }, 'the embedded database ended, it is started again')
    if (restarts > MOST_RESTARTS) process.exit(1)
    try {
      running = await persistently(startAgain)
      if (stopped) await running.stop()
    } catch (error) {
      log.fatal({ err: error }, 'the embedded database does not start')
      process.exit(1)
    }
  }

  let running = await startEmbeddedPostgres({
    dataDir,
    join: joinRunning,
    onLost: (detail, startAgain) => void restart(detail, startAgain),
  })
  return {
    url: running.url,
    stop: () => {
      stopped = true
      return running.stop()
    },
  }
}

async function persistently(start: StartAgain): Promise<EmbeddedPostgres> {
  for (const begun = performance.now(); ; await pause(PAUSE_BETWEEN_STARTS)) {
    try {
      return await start()
    } catch (error) {
      if (performance.now() - begun > PATIENCE) throw error
    }
  }
}
