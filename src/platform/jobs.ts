import { fromKysely, PgBoss, type Job as TakenJob, type JobResult } from 'pg-boss'
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
  /** The same for many jobs of one name, in one statement. */
  enqueueAll: (db: Db | Tx, name: string, data: readonly object[]) => Promise<void>
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

/**
 * Job settings. A worker shows every ten seconds that it lives; the job of one that is silent for twenty comes back
 * within half a minute (F4 allows 90 s), that of one that lives but hangs after its lease of 60 s.
 */
const queueOptions = {
  notify: true,
  retryLimit: 8,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 60,
  heartbeatSeconds: 20,
  deadLetter: 'dead',
}

/** So many jobs of one kind are taken and settled at once. */
const BATCH = 8

/** So often somebody looks for jobs whose worker has died. */
const SECONDS_BETWEEN_LOOKS = 10

export type JobRunner = JobQueue & {
  /** Starts taking jobs; each runs in a fresh context made by `contextFor`. */
  work: (jobs: readonly Job[], contextFor: (traceId: string) => Context<Db>) => Promise<void>
  /** Runs everything that waits now, and what follows from it, until nothing waits. @returns how many jobs ran. */
  drain: (wanted: readonly Job[], contextFor: (traceId: string) => Context<Db>) => Promise<number>
  stop: () => Promise<void>
}

/** Opens the queue. Its tables live in the schema `pgboss` of the same database. */
export async function openJobs(connectionString: string, log: Logger, jobs: readonly Job[]): Promise<JobRunner> {
  const boss = new PgBoss({
    connectionString,
    schema: 'pgboss',
    useListenNotify: true,
    max: 4,
    superviseIntervalSeconds: SECONDS_BETWEEN_LOOKS,
    monitorIntervalSeconds: SECONDS_BETWEEN_LOOKS,
  })
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  await boss.start()
  await prepareQueues(boss, jobs)

  return {
    enqueue: async (db, name, data) => {
      await boss.send(name, data, { db: fromKysely(db) })
    },
    enqueueAll: async (db, name, all) => {
      await boss.insert(
        name,
        all.map((data) => ({ data })),
        { db: fromKysely(db) },
      )
    },
    work: async (wanted, contextFor) => {
      for (const job of wanted) await workOn(boss, job, contextFor, log)
    },
    drain: (wanted, contextFor) => drain(boss, wanted, contextFor),
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

/** Makes the queues that are missing, and brings the settings of those that an earlier version made up to date. */
async function prepareQueues(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  if (!known.has('dead')) await boss.createQueue('dead')
  for (const { name } of jobs) {
    const queue = known.get(name)
    if (queue === undefined) await boss.createQueue(name, queueOptions)
    else if (queue.heartbeatSeconds !== queueOptions.heartbeatSeconds) await boss.updateQueue(name, queueOptions)
  }
}

async function workOn(
  boss: PgBoss,
  job: Job,
  contextFor: (traceId: string) => Context<Db>,
  log: Logger,
): Promise<void> {
  // A worker that got a full batch goes on at once: a backlog would else shrink by one batch in ten seconds.
  const options = {
    batchSize: BATCH,
    burstWhenBatchFull: true,
    perJobResults: true,
    localConcurrency: 2,
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 10,
  } as const
  await boss.work(job.name, options, async (taken) => {
    const results: JobResult[] = []
    for (const each of taken) results.push(await runOne(job, each, contextFor, log))
    return results
  })
}

/** What one job of a batch became; the others are none of its business. */
async function runOne(
  job: Job,
  { id, data }: TakenJob<unknown>,
  contextFor: (traceId: string) => Context<Db>,
  log: Logger,
): Promise<JobResult> {
  try {
    await job.run(contextFor(id), data)
    return { id, status: 'completed' }
  } catch (error) {
    log.error({ err: error, job: job.name, jobId: id }, 'job failed, it will be tried again')
    return { id, status: 'failed', output: { message: String(error) } }
  }
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
