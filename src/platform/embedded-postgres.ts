import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { chooseAccount } from './embedded-postgres-account.ts'
import {
  binariesIn,
  clusterVersion,
  locateBinaries,
  ownCluster,
  prepareHome,
  prepareSocketDirectory,
  readOrMakePassword,
  removeSocketDirectory,
} from './embedded-postgres-files.ts'
import type { Binaries, Home } from './embedded-postgres-files.ts'
import { createCluster, spawnServer, spawnWatchdog } from './embedded-postgres-programs.ts'
import type { Launch } from './embedded-postgres-programs.ts'
import { settleLeftOver, stopServer } from './embedded-postgres-process.ts'
import { takeProcessLock } from './process-lock.ts'
import type { ProcessLock } from './process-lock.ts'

export type EmbeddedPostgres = { url: string; pid: number; stop(): Promise<void> }

export type EmbeddedPostgresOptions = {
  dataDir: string
  /** False switches every protection against power cuts off; for tests only. */
  durable?: boolean
  /** The folder of another server's programs than those from npm; for tests on a version that operators run. */
  programs?: string
  /** Use the server of another portal process on the same directory instead of refusing: for short commands. */
  join?: boolean
  /** How long another process may still hold the directory before the start is refused. */
  waitSeconds?: number
  log?: (message: string) => void
  /**
   * Called when the server ends although nobody stopped it. `startAgain` starts it under the lock that is still held, so
   * that no other process comes between; it fails while workers of the dead server still hold its memory.
   */
  onLost?: (detail: string, startAgain: () => Promise<EmbeddedPostgres>) => void
}

/** Another process runs the database of this directory. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse'
}

const ROLE = 'portal'
const JOINED = 7_204_111

/**
 * Starts the PostgreSQL server that came with npm, on a unix socket, with its data under `dataDir`.
 *
 * The first start creates the cluster. A server that a killed portal left behind is stopped first. The server ends when
 * this process ends, also after a kill: a small watchdog holds the other end of a pipe.
 *
 * @throws {DatabaseInUse} when another process uses the directory and `join` is not set.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = await prepareHome(options.dataDir)
  const attempts = Math.ceil((options.waitSeconds ?? (options.join ? 30 : 3)) * 20)

  for (let attempt = 0; attempt <= attempts; attempt++) {
    const lock = await takeProcessLock(home.directory)
    if (lock) return startUnderLock(home, lock, options)

    const joined = options.join ? await joinServer(home) : undefined
    if (joined) return joined
    if (attempt < attempts) await pause(50)
  }

  throw new DatabaseInUse(
    `Another portal process is using the database in ${home.directory}. Stop it first, or choose another DATA_DIR.`,
  )
}

async function startUnderLock(
  home: Home,
  lock: ProcessLock,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  try {
    return await launch(home, lock, options)
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function launch(home: Home, lock: ProcessLock, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = options.programs === undefined ? await locateBinaries() : await binariesIn(options.programs)
  const account = await chooseAccount([binaries.postgres, home.directory])
  await settleLeftOver(home, options.log)
  await refuseOtherVersion(home, binaries)

  const prepared = {
    home,
    binaries,
    account,
    password: await readOrMakePassword(home, account),
    durable: options.durable ?? true,
  }
  if (!(await clusterVersion(home))) await createCluster(prepared)
  await ownCluster(home, account)
  await prepareSocketDirectory(home, account)
  return serve(prepared, lock, options)
}

async function refuseOtherVersion(home: Home, binaries: Binaries): Promise<void> {
  const made = await clusterVersion(home)
  if (made === undefined || made === binaries.major) return
  throw new Error(
    `The database in ${home.directory} was made by PostgreSQL ${made}; this version of the portal brings PostgreSQL ` +
      `${binaries.major}, which cannot read it. Write a backup with the previous version (bin/portal backup) and ` +
      'restore it into an empty DATA_DIR with this one (bin/portal restore).',
  )
}

async function serve(prepared: Launch, lock: ProcessLock, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { home, password } = prepared
  const child = await spawnServer(prepared)
  const pid = child.pid ?? 0
  const watchdog = spawnWatchdog(pid, prepared.account)
  let serving = false
  let stopping = false
  child.once('exit', (code, signal) => {
    watchdog.kill('SIGKILL')
    const startAgain = () => launch(home, lock, options)
    if (serving && !stopping)
      options.onLost?.(`PostgreSQL ended unexpectedly (${signal ?? code}); see ${home.log}`, startAgain)
  })

  await prepareRoleAndDatabase(home, password, child)
  serving = true
  return {
    url: urlOf(home, password, ROLE, ROLE),
    pid,
    stop: async () => {
      if (stopping) return
      if (options.join) await waitForJoined(home, password)
      stopping = true
      await stopServer(child)
      await removeSocketDirectory(home)
      await lock.release()
    },
  }
}

/** The portal's role is no superuser, as on a server that somebody else runs; it may create databases for checks. */
async function prepareRoleAndDatabase(home: Home, password: string, child: ChildProcess): Promise<void> {
  const client = await connectWhenReady(home, password, child)
  const secret = client.escapeLiteral(password)
  const role = await client.query('select 1 from pg_roles where rolname = $1', [ROLE])
  if (role.rowCount === 0) await client.query(`create role ${ROLE} login createdb password ${secret}`)
  const database = await client.query('select 1 from pg_database where datname = $1', [ROLE])
  if (database.rowCount === 0) await client.query(`create database ${ROLE} owner ${ROLE}`)
  await client.end()
}

/** After a crash the server first replays its journal; however long that takes, waiting is right while it lives. */
async function connectWhenReady(home: Home, password: string, child: ChildProcess): Promise<Client> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(await startFailure(home))
    const client = await connect(urlOf(home, password, 'postgres', 'postgres'))
    if (client) return client
    await pause(10)
  }
}

async function startFailure(home: Home): Promise<string> {
  const log = await readFile(home.log, 'utf8')
  return `PostgreSQL did not start. The end of ${home.log}:\n${log.trimEnd().split('\n').slice(-8).join('\n')}`
}

/** Uses the running server; the shared lock keeps its owner from stopping it as long as this process needs it. */
async function joinServer(home: Home): Promise<EmbeddedPostgres | undefined> {
  const password = await readFile(home.password, 'utf8').catch(() => '')
  const client = await connect(urlOf(home, password, ROLE, 'postgres'))
  if (!client) return undefined

  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock_shared($1) as held', [JOINED])
  if (!rows[0]?.held) {
    await client.end()
    return undefined
  }
  return { url: urlOf(home, password, ROLE, ROLE), pid: await serverPid(home), stop: () => client.end() }
}

async function serverPid(home: Home): Promise<number> {
  return Number.parseInt(await readFile(`${home.cluster}/postmaster.pid`, 'utf8'), 10)
}

async function waitForJoined(home: Home, password: string): Promise<void> {
  const client = await connect(urlOf(home, password, ROLE, 'postgres'))
  await client?.query('select pg_advisory_lock($1)', [JOINED])
}

async function connect(connectionString: string): Promise<Client | undefined> {
  const client = new Client({ connectionString })
  client.on('error', () => undefined)
  return client.connect().then(
    () => client,
    () => undefined,
  )
}

function urlOf(home: Home, password: string, role: string, database: string): string {
  return `postgres://${role}:${encodeURIComponent(password)}@localhost:5432/${database}?host=${encodeURIComponent(home.socket)}`
}
