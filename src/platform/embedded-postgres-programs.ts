import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, rename, truncate } from 'node:fs/promises'
import { Socket } from 'node:net'
import type { Account } from './embedded-postgres-account.ts'
import { freshClusterDirectory } from './embedded-postgres-files.ts'
import type { Binaries, Home } from './embedded-postgres-files.ts'

/** All that the server's programs need to run. */
export type Launch = { home: Home; binaries: Binaries; account: Account; password: string; durable: boolean }

const LONGEST_LOG = 5_000_000

/** Creates the cluster beside its final place and moves it there when it is whole. */
export async function createCluster({ home, binaries, account, durable }: Launch): Promise<void> {
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

export async function spawnServer({ home, binaries, account, durable }: Launch): Promise<ChildProcess> {
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
    ...(durable ? {} : forShortLives),
  }
}

/** Nothing outlives the tests. A vacuum at work would not let go of a database that is dropped: nobody may end it. */
const forShortLives = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  autovacuum: 'off',
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
export function spawnWatchdog(pid: number, account: Account): ChildProcess {
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
