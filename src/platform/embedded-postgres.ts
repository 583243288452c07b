import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rename, truncate } from 'node:fs/promises'
import { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { chooseAccount } from './embedded-postgres-account.ts'
import type { Account } from './embedded-postgres-account.ts'
import {
  clusterVersion,
  freshClusterDirectory,
  locateBinaries,
  ownCluster,
  prepareHome,
  prepareSocketDirectory,
  readOrMakePassword,
} from './embedded-postgres-files.ts'
import type { Binaries, Home } from './embedded-postgres-files.ts'
import { settleLeftOver, stopServer } from './embedded-postgres-process.ts'
import { takeProcessLock } from './process-lock.ts'
import type { ProcessLock } from './process-lock.ts'

export type EmbeddedPostgres = { url: string; pid: number; stop(): Promise<void> }

export type EmbeddedPostgresOptions = {
  dataDir: string
  /** False switches every protection against power cuts off; for tests only. */
  durable?: boolean
  /** Use the server of another portal process on the same directory instead of refusing: for short commands. */
  join?: boolean
  /** How long another process may still hold the directory before the start is refused. */
  waitSeconds?: number
  log?: (message: string) => void
  /** Called when the server ends although nobody stopped it. */
  onLost?: (detail: string) => void
}

/** Another process runs the database of this directory. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse'
}

type Launch = { home: Home; binaries: Binaries; account: Account; password: string; durable: boolean }

const ROLE = 'portal'
const JOINED = 7_204_111
const LONGEST_LOG = 5_000_000

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
  const binaries = await locateBinaries()
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

async function createCluster({ home, binaries, account, durable }: Launch): Promise<void> {
  const directory = await freshClusterDirectory(home, account)
  const child = runAs(account, binaries.initdb, [
    `--pgdata=${directory}`,
    '--username=postgres',
    `--pwfile=${home.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--locale-provider=icu',
    '--icu-locale=pl',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ])
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`Creating the database in ${home.directory} failed:\n${output.trim()}`)
  await rename(directory, home.cluster)
}

async function serve(prepared: Launch, lock: ProcessLock, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { home, password } = prepared
  const child = await spawnServer(prepared)
  const pid = child.pid ?? 0
  const watchdog = spawnWatchdog(pid, prepared.account)
  let stopping = false
  child.once('exit', (code, signal) => {
    watchdog.kill('SIGKILL')
    if (!stopping) options.onLost?.(`PostgreSQL ended unexpectedly (${signal ?? code}); see ${home.log}`)
  })

  await prepareRoleAndDatabase(home, password, child)
  return {
    url: urlOf(home, password, ROLE, ROLE),
    pid,
    stop: async () => {
      if (stopping) return
      if (options.join) await waitForJoined(home, password)
      stopping = true
      await stopServer(child)
      await lock.release()
    },
  }
}

async function spawnServer({ home, binaries, account, durable }: Launch): Promise<ChildProcess> {
  const log = await open(home.log, 'a', 0o600)
  if ((await log.stat()).size > LONGEST_LOG) await truncate(home.log)
  const parameters = Object.entries(settings(home, durable)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = runAs(account, binaries.postgres, ['-D', home.cluster, ...parameters], log.fd)
  await once(child, 'spawn')
  await log.close()
  child.unref()
  return child
}

function settings(home: Home, durable: boolean): Record<string, string | number> {
  return {
    listen_addresses: '',
    unix_socket_directories: home.socket,
    unix_socket_permissions: '0700',
    port: 5432,
    max_connections: 100,
    shared_buffers: '128MB',
    synchronous_commit: 'on',
    random_page_cost: 1.1,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    jit: 'off',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: 0 }),
  }
}

/**
 * Runs a program of the server under its account. It starts in its own session, so that Ctrl-C in a terminal does not
 * reach it before the portal has finished, and sees none of the portal's environment, which holds secrets.
 */
function runAs(
  account: Account,
  program: string,
  parameters: readonly string[],
  log: number | 'pipe' = 'pipe',
): ChildProcess {
  const [command, all] = account.command(program, parameters)
  return spawn(command, all, {
    ...account.identity,
    cwd: '/',
    detached: true,
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    stdio: ['ignore', log, log],
  })
}

/** Waits for its pipe to close, which happens when this process ends in any way, and then asks the server to stop. */
function spawnWatchdog(pid: number, account: Account): ChildProcess {
  const watchdog = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'watchdog', String(pid)], {
    ...account.identity,
    cwd: '/',
    detached: true,
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watchdog.unref()
  if (watchdog.stdin instanceof Socket) watchdog.stdin.unref()
  return watchdog
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
