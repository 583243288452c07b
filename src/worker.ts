import type { Portal } from './platform/portal.ts'
import { systemContext } from './platform/context.ts'
import type { Loop } from './platform/wake-loop.ts'
import { startUploadCleaner } from './modules/dialogue/index.ts'
import { startIntake } from './modules/intake/index.ts'
import { startMailLoop, startMailRounds } from './modules/mail/index.ts'
import { startTicker } from './modules/promises/ticker.ts'
import { jobs } from './jobs.ts'

/** Every background loop of the worker: the jobs, the outbox, the incoming mail, the promise ticker. */
export async function startWorker(portal: Portal): Promise<Loop> {
  await portal.jobs.work(jobs, (traceId) => systemContext(portal.services, portal.db, traceId))
  const loops: readonly Loop[] = [
    startTicker(portal),
    startMailLoop(portal),
    startMailRounds(portal),
    startUploadCleaner(portal),
    await startIntake(portal),
  ]
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}
