import type { Portal } from './platform/portal.ts'
import { systemContext } from './platform/context.ts'
import { jobs } from './jobs.ts'

/** A loop that runs until it is told to stop, and finishes what it has begun. */
export type Loop = { readonly stop: () => Promise<void> }

/** Every background loop of the worker: the jobs, the outbox, the promise ticker. */
export async function startWorker(portal: Portal): Promise<Loop> {
  await portal.jobs.work(jobs, (traceId) => systemContext(portal.services, portal.db, traceId))
  const loops: readonly Loop[] = []
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}
