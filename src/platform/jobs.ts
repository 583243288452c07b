import { fromKysely, PgBoss } from 'pg-boss'
import { Type, type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { Context } from './context.ts'
import type { Db, Tx } from './db.ts'
import type { Logger } from './log.ts'

/** A job is a shell over one action; it may run twice. */
export type Job = {
  readonly name: string
  readonly run: (ctx: Context<Db>, data: unknown) => Promise<void>
}

export type JobQueue = {
  /** Puts a job into the queue inside the caller's transaction: a rollback leaves no job. */
  enqueue: (db: Db | Tx, name: string, data: object) => Promise<void>
}

export const Uuid = Type.String({ format: 'uuid' })

/** Names a job, the shape of its data and the action it calls. */
export function defineJob<Shape extends TSchema>(
  name: string,
  shape: Shape,
  run: (ctx: Context<Db>, data: Static<Shape>) => Promise<unknown>,
): Job {
  return {
    name,
    run: async (ctx, data) => {
      if (!Value.Check(shape, data)) throw new TypeError(`Job ${name} got data of another shape`)
      await run(ctx, data as Static<Shape>)
    },
  }
}

/** Job settings: a dead worker's job comes back after its lease of 60 s (F4). */
const queueOptions = {
  notify: true,
  retryLimit: 8,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 60,
  deadLetter: 'dead',
}

export type JobRunner = JobQueue & {
  /** Starts taking jobs; each runs in a fresh context made by `contextFor`. */
  work: (jobs: readonly Job[], contextFor: (traceId: string) => Context<Db>) => Promise<void>
  /** Runs everything that waits now, and what follows from it, until nothing waits. @returns how many jobs ran. */
  drain: (wanted: readonly Job[], contextFor: (traceId: string) => Context<Db>) => Promise<number>
  stop: () => Promise<void>
}

/** Opens the queue. Its tables live in the schema `pgboss` of the same database. */
export async function openJobs(connectionString: string, log: Logger, jobs: readonly Job[]): Promise<JobRunner> {
  const boss = new PgBoss({ connectionString, schema: 'pgboss', useListenNotify: true, max: 4 })
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  await boss.start()
  await boss.createQueue('dead')
  for (const job of jobs) await boss.createQueue(job.name, queueOptions)

  return {
    enqueue: async (db, name, data) => {
      await boss.send(name, data, { db: fromKysely(db) })
    },
    work: async (wanted, contextFor) => {
      for (const job of wanted) await workOn(boss, job, contextFor, log)
    },
    drain: (wanted, contextFor) => drain(boss, wanted, contextFor),
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

async function workOn(
  boss: PgBoss,
  job: Job,
  contextFor: (traceId: string) => Context<Db>,
  log: Logger,
): Promise<void> {
  const options = { batchSize: 1, localConcurrency: 2, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 }
  await boss.work(job.name, options, async ([taken]) => {
    if (taken === undefined) return
    try {
      await job.run(contextFor(taken.id), taken.data)
    } catch (error) {
      log.error({ err: error, job: job.name, jobId: taken.id }, 'job failed, it will be tried again')
      throw error
    }
  })
}

async function drain(
  boss: PgBoss,
  jobs: readonly Job[],
  contextFor: (traceId: string) => Context<Db>,
): Promise<number> {
  let ran = 0
  for (let before = -1; before !== ran;) {
    before = ran
    for (const job of jobs) ran += await runWaiting(boss, job, contextFor)
  }
  return ran
}

async function runWaiting(boss: PgBoss, job: Job, contextFor: (traceId: string) => Context<Db>): Promise<number> {
  const waiting = await boss.fetch<object>(job.name, { batchSize: 100 })
  for (const { id, data } of waiting) {
    await job.run(contextFor(id), data)
    await boss.complete(job.name, id)
  }
  return waiting.length
}
