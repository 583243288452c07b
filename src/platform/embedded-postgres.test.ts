import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import type { EmbeddedPostgres } from './embedded-postgres.ts'

let directory: string
let dataDir: string

beforeEach(async () => {
  directory = await mkdtemp('/tmp/myhezo-embedded-')
  await chmod(directory, 0o755)
  await mkdir(join(directory, 'checkout'))
  dataDir = join(directory, 'checkout', 'postgres')
})

afterEach(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }))

test('what is stored is there after a stop and a start', async () => {
  const first = await start()
  await query(first, 'create table device (serial text)')
  await query(first, "insert into device values ('SN-ŻÓŁĆ')")
  await first.stop()

  const second = await start()

  expect(await query(second, 'select serial from device')).toEqual([{ serial: 'SN-ŻÓŁĆ' }])
  await second.stop()
})

test('names are sorted as in a Polish dictionary, and the role is no superuser', async () => {
  const server = await start()

  const names = await query(
    server,
    "select name from unnest(array['żaba', 'cela', 'łoś', 'ćma', 'los']) name order by name",
  )
  const role = await query(server, 'select rolsuper from pg_roles where rolname = current_user')

  expect(names.map(({ name }) => name)).toEqual(['cela', 'ćma', 'los', 'łoś', 'żaba'])
  expect(role).toEqual([{ rolsuper: false }])
  await server.stop()
})

test('a second portal on the same directory is refused, and the first one goes on', async () => {
  const first = await start()

  await expect(startEmbeddedPostgres({ dataDir, waitSeconds: 0 })).rejects.toThrow(
    `Another portal process is using the database in ${dataDir}`,
  )

  expect(await query(first, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await first.stop()
})

test('a short command joins the running server and leaves it running', async () => {
  const first = await start()
  const command = await startEmbeddedPostgres({ dataDir, join: true })

  expect(await query(command, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await command.stop()

  expect(command.pid).toBe(first.pid)
  expect(await query(first, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await first.stop()
})

test('a command that started the server lets another one finish before it stops the server', async () => {
  const first = await startEmbeddedPostgres({ dataDir, durable: false, join: true })
  const second = await startEmbeddedPostgres({ dataDir, join: true })
  const stopped = first.stop()

  expect(await query(second, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await second.stop()
  await stopped

  await expect(query(second, 'select 1')).rejects.toThrow()
})

test('a directory with a long path or odd letters works', async () => {
  dataDir = join(directory, 'katalog, który ma "odstępy"', 'x'.repeat(120))
  const server = await start()

  expect(await query(server, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await server.stop()
})

test('a checkout under a private directory works', async () => {
  const hidden = join(directory, 'private')
  await mkdir(hidden, { mode: 0o700 })
  dataDir = join(hidden, 'postgres')
  const server = await start()

  expect(await query(server, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await server.stop()
})

test('data of another major version are refused with the way out', async () => {
  await mkdir(join(dataDir, 'cluster'), { recursive: true })
  await writeFile(join(dataDir, 'cluster', 'PG_VERSION'), '15\n')

  await expect(start()).rejects.toThrow(/was made by PostgreSQL 15.*bin\/portal backup.*bin\/portal restore/)
})

test('a server that cannot start says what its log says', async () => {
  await (await start()).stop()
  await writeFile(join(dataDir, 'cluster', 'postgresql.conf'), 'nonsense = 1\n')

  await expect(start()).rejects.toThrow('unrecognized configuration parameter "nonsense"')
})

test('a first start that was killed half way does not stand in the way', async () => {
  await mkdir(join(dataDir, 'cluster.new', 'base'), { recursive: true })
  await writeFile(join(dataDir, 'cluster.new', 'PG_VERSION'), '18\n')
  const server = await start()

  expect(await query(server, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await server.stop()
})

test('a process file that names a living stranger does not stand in the way', async () => {
  await (await start()).stop()
  await writeFile(
    join(dataDir, 'cluster', 'postmaster.pid'),
    `${process.pid}\n${join(dataDir, 'cluster')}\n1700000000\n5432\n`,
  )
  const server = await start()

  expect(await query(server, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await server.stop()
})

test('an unexpected end of the server is reported', async () => {
  const lost = Promise.withResolvers<string>()
  const server = await startEmbeddedPostgres({ dataDir, durable: false, onLost: lost.resolve })

  process.kill(server.pid, 'SIGQUIT')

  expect(await lost.promise).toContain('PostgreSQL ended unexpectedly')
  await server.stop()
})

test('a killed portal loses nothing it acknowledged, and its server ends or is taken over', async () => {
  let acknowledged = 0
  for (const round of [1, 2, 3]) {
    const portal = spawnPortal()
    acknowledged += await killAfter(portal, 50 * round)

    const server = await startEmbeddedPostgres({ dataDir })
    const [row] = await query(server, 'select count(*)::int as count from acknowledged')
    expect(row?.['count']).toBeGreaterThanOrEqual(acknowledged)
    acknowledged = Number(row?.['count'])
    await server.stop()
  }
  expect(acknowledged).toBeGreaterThanOrEqual(300)
})

test('the server of a killed portal ends by itself', async () => {
  const portal = spawnPortal()
  await killAfter(portal, 1)

  await expect
    .poll(() => readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').catch(() => 'ended'), { timeout: 10_000 })
    .toBe('ended')
})

function start(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, durable: false })
}

async function query(server: EmbeddedPostgres, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: server.url })
  await client.connect()
  return client
    .query(statement)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

/** A portal in a process of its own that inserts rows without end and prints a line for each acknowledged one. */
function spawnPortal(): ChildProcess {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))}
    import { Client } from 'pg'
    const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query('create table if not exists acknowledged (number serial)')
    for (;;) {
      await client.query('insert into acknowledged default values')
      console.log('stored')
    }`
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: join(import.meta.dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function killAfter(portal: ChildProcess, rows: number): Promise<number> {
  let seen = 0
  for await (const _line of createInterface({ input: portal.stdout ?? process.stdin })) {
    seen += 1
    if (seen === rows) portal.kill('SIGKILL')
  }
  if (portal.exitCode === null && portal.signalCode === null) await once(portal, 'exit')
  return seen
}
