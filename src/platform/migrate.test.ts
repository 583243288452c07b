import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyDatabase } from '../../test/database.ts'
import type { TestDatabase } from '../../test/database.ts'
import { fingerprintMigrations, migrate } from './migrate.ts'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await emptyDatabase()
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  await write('0001_device.sql', 'create table device (serial text primary key);')
  await write('0002_location.sql', "alter table device add location text not null default 'Kraków';")
})

afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

test('every migration is applied once, in order', async () => {
  expect(await migrate(database.url, folder)).toEqual(['0001_device.sql', '0002_location.sql'])
  expect(await migrate(database.url, folder)).toEqual([])
  expect(await select('select name from schema_migration order by number')).toEqual([
    '0001_device.sql',
    '0002_location.sql',
  ])
})

test('a connection pool can be given, and is left usable', async () => {
  const pool = new Pool({ connectionString: database.url })
  // Its last connection may still be closing when the database is dropped, and nobody waits for it then.
  pool.on('connect', (client) => client.on('error', () => undefined))

  await migrate(pool, folder)

  expect((await pool.query('select count(*)::int as count from device')).rows).toEqual([{ count: 0 }])
  await pool.end()
})

test('two portals that start at once share the work', async () => {
  const applied = await Promise.all([
    migrate(database.url, folder),
    migrate(database.url, folder),
    migrate(database.url, folder),
  ])

  expect(applied.flat().toSorted()).toEqual(['0001_device.sql', '0002_location.sql'])
})

test('a failing migration leaves nothing of itself, and is named', async () => {
  await write('0003_broken.sql', 'create table half (id integer); insert into nowhere values (1);')

  await expect(migrate(database.url, folder)).rejects.toThrow(
    '0003_broken.sql failed: relation "nowhere" does not exist',
  )

  expect(await select("select coalesce(to_regclass('half')::text, 'absent') as name")).toEqual(['absent'])
  expect(await select('select name from schema_migration order by number')).toEqual([
    '0001_device.sql',
    '0002_location.sql',
  ])
})

test('after the mistake is mended the next run goes on where it stopped', async () => {
  await write('0003_broken.sql', 'insert into nowhere values (1);')
  await migrate(database.url, folder).catch(() => undefined)
  await write('0003_broken.sql', 'create table mended (id integer primary key);')

  expect(await migrate(database.url, folder)).toEqual(['0003_broken.sql'])
})

test('a file that was changed after it was applied is refused by name', async () => {
  await migrate(database.url, folder)
  await write('0002_location.sql', 'alter table device add location text;')

  await expect(migrate(database.url, folder)).rejects.toThrow(
    '0002_location.sql differs from 0002_location.sql as it was applied',
  )
})

test('a file that was renamed after it was applied is refused by name', async () => {
  await migrate(database.url, folder)
  await rm(join(folder, '0002_location.sql'))
  await write('0002_place.sql', "alter table device add location text not null default 'Kraków';")

  await expect(migrate(database.url, folder)).rejects.toThrow('0002_place.sql differs from 0002_location.sql')
})

test('an older portal refuses a database of a newer one', async () => {
  await migrate(database.url, folder)
  await rm(join(folder, '0002_location.sql'))

  await expect(migrate(database.url, folder)).rejects.toThrow('already has 0002_location.sql')
})

test.each([
  ['a missing number', '0004_later.sql', '0004_later.sql should have the number 3'],
  ['a number used twice', '0002_twin.sql', '0002_twin.sql should have the number 3'],
  ['a name without a number', 'later.sql', 'later.sql should be named like 0001_first_idea.sql'],
])('%s is refused before anything runs', async (_, file, message) => {
  await write(file, 'select 1;')

  await expect(migrate(database.url, folder)).rejects.toThrow(message)
  expect(await select("select coalesce(to_regclass('device')::text, 'absent') as name")).toEqual(['absent'])
})

test('the fingerprint of a folder changes with any of its files', async () => {
  const before = await fingerprintMigrations(folder)
  await write('0002_location.sql', 'alter table device add location text;')

  expect(await fingerprintMigrations(folder)).not.toBe(before)
})

async function write(file: string, sql: string): Promise<void> {
  await writeFile(join(folder, file), sql)
}

async function select(statement: string): Promise<string[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(statement)
  await client.end()
  return rows.map(({ name }) => name)
}
