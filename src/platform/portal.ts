import { join } from 'node:path'
import type { Config } from './config.ts'
import { clockStartingAt, systemClock } from './clock.ts'
import type { Services } from './context.ts'
import { openDatabase, type Db } from './db.ts'
import { keepDatabase } from './keep-database.ts'
import { localFiles } from './files.ts'
import { translatorFor, type Locale, type Messages } from './i18n.ts'
import { openJobs, type Job, type JobRunner } from './jobs.ts'
import { createLogger, type Logger } from './log.ts'

/** What the assembly above the kernel gives it: every job, every sentence, every consequence. */
export type Assembly = {
  readonly jobs: readonly Job[]
  readonly messages: Readonly<Record<Locale, Messages>>
  readonly reactions: Readonly<Record<string, readonly string[]>>
}

/** The opened portal: what web, worker and commands stand on. */
export type Portal = {
  readonly services: Services
  readonly db: Db
  readonly databaseUrl: string
  readonly jobs: JobRunner
  readonly close: () => Promise<void>
}

export type OpenOptions = {
  /** Use the embedded server of a portal that is already running: for short commands. */
  readonly join?: boolean
  /** Runs before anything reads the database: migrations. */
  readonly prepare?: (url: string) => Promise<void>
}

/** Opens database (embedded where no `DATABASE_URL` is given), queue and files. Nothing is migrated here. */
export async function openPortal(assembly: Assembly, config: Config, options: OpenOptions = {}): Promise<Portal> {
  const log = createLogger(config.logLevel)
  const embedded =
    config.databaseUrl === null
      ? await keepDatabase(join(config.dataDir, 'postgres'), options.join ?? false, log)
      : null
  const databaseUrl = embedded?.url ?? config.databaseUrl!
  await options.prepare?.(databaseUrl)
  const { db, pool } = openDatabase(databaseUrl, (error) => log.warn({ err: error }, 'database connection lost'))
  const jobs = await openJobs(databaseUrl, log, assembly.jobs)

  return {
    services: servicesOf(assembly, config, log, jobs),
    db,
    databaseUrl,
    jobs,
    close: async () => {
      await jobs.stop()
      await pool.end()
      await embedded?.stop()
    },
  }
}

/** Puts the services together; tests do the same with a clock of their own. */
export function servicesOf(assembly: Assembly, config: Config, log: Logger, jobs: Services['jobs']): Services {
  const translators = { pl: translatorFor('pl', assembly.messages.pl), en: translatorFor('en', assembly.messages.en) }
  return {
    config,
    log,
    jobs,
    clock: config.clockStart === null ? systemClock : clockStartingAt(config.clockStart),
    files: localFiles(join(config.dataDir, 'files')),
    translate: (locale) => translators[locale],
    reactionsTo: (type) => assembly.reactions[type] ?? [],
  }
}
