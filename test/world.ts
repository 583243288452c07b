import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll } from 'vitest'
import { buildApp } from '../src/app.ts'
import { syncPlans } from '../src/modules/catalogue/index.ts'
import { assembly } from '../src/assembly.ts'
import { jobs } from '../src/jobs.ts'
import { frozenClock, type Clock } from '../src/platform/clock.ts'
import { parseConfig } from '../src/platform/config.ts'
import { system, systemContext, type Actor, type Context, type Services } from '../src/platform/context.ts'
import { openDatabase, type Db } from '../src/platform/db.ts'
import type { Locale } from '../src/platform/i18n.ts'
import { openJobs, type JobRunner } from '../src/platform/jobs.ts'
import { createLogger } from '../src/platform/log.ts'
import { servicesOf } from '../src/platform/portal.ts'
import { freshDatabase } from './database.ts'

/** A portal of one test file: its own database, a clock that stands still, every job and route. */
export type World = {
  readonly db: Db
  readonly services: Services
  readonly clock: Clock
  readonly app: FastifyInstance
  readonly databaseUrl: string
  /** A context in which `actor` acts at the present moment of the world. */
  as: (actor: Actor, locale?: Locale) => Context<Db>
  /** Runs every waiting job and what follows from it. */
  drain: () => Promise<number>
  now: () => Temporal.Instant
}

/** Friday, 20 November 2026, 15:05 in Warsaw: the moment at which every test begins unless it says otherwise. */
export const START = '2026-11-20T14:05:00Z'

/** Opens a world for the tests of a file and closes it after them. */
export function useWorld(
  options: { readonly start?: string; readonly environment?: Record<string, string> } = {},
): World {
  const world = {} as { -readonly [Key in keyof World]: World[Key] }
  let close: () => Promise<void> = async () => undefined

  beforeAll(async () => {
    const opened = await openWorld(options.start ?? START, options.environment ?? {})
    Object.assign(world, opened.world)
    close = opened.close
  })
  afterAll(() => close())
  return world
}

async function openWorld(start: string, environment: Record<string, string>) {
  const database = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'myhezo-world-'))
  const config = parseConfig({
    PORTAL_MODE: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
    ...environment,
  })
  const log = createLogger(config.logLevel)
  const { db, pool } = openDatabase(database.url, () => undefined, 12)
  const queue: JobRunner = await openJobs(database.url, log, jobs)
  const clock = frozenClock(start)
  const services: Services = { ...servicesOf(assembly, config, log, queue), clock }
  await syncPlans(systemContext(services, db, 'test'))
  const app = await buildApp(services, db)

  const world: World = {
    db,
    services,
    clock,
    app,
    databaseUrl: database.url,
    now: () => clock.now(),
    as: (actor, locale = 'pl') => ({ ...systemContext(services, db, 'test'), actor, locale }),
    drain: () => queue.drain(jobs, (traceId) => systemContext(services, db, traceId)),
  }
  return {
    world,
    close: async () => {
      await app.close()
      await queue.stop()
      await pool.end()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The portal itself acts. */
export const portalItself = system
