import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Pool, PoolClient } from 'pg'

type Connection = Client | PoolClient
type Migration = { number: number; file: string; sql: string; sha256: string }
type Applied = { number: number; name: string; sha256: string }

/** The database and the migration files do not fit together; the message names the file. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused'
}

const LOCK = 7_204_110
const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/

/**
 * Brings a database up to date with the numbered SQL files of a folder and returns the names of those it applied.
 *
 * Each file runs in its own transaction together with its entry in `schema_migration`, so a failing one leaves nothing.
 * Several processes may start at once: they take turns under an advisory lock.
 *
 * @throws {MigrationRefused} when an applied file was changed or is missing, or the numbers have a gap.
 */
export async function migrate(database: Pool | string, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder)
  return withConnection(database, async (connection) => {
    await connection.query('set statement_timeout = 0')
    await connection.query('select pg_advisory_lock($1)', [LOCK])
    try {
      return await applyMissing(connection, migrations)
    } finally {
      await connection.query('select pg_advisory_unlock($1)', [LOCK])
      await connection.query('reset statement_timeout')
    }
  })
}

/** A fingerprint of a folder of migrations: it changes when any of them does. */
export async function fingerprintMigrations(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const { file, sha256 } of await readMigrations(folder)) hash.update(`${file} ${sha256}\n`)
  return hash.digest('hex')
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()
  const migrations = await Promise.all(files.map((file) => readMigration(folder, file)))
  migrations.forEach(({ number, file }, index) => {
    if (number !== index + 1)
      throw new MigrationRefused(`${file} should have the number ${index + 1}: a number is missing or used twice`)
  })
  return migrations
}

async function readMigration(folder: string, file: string): Promise<Migration> {
  const number = Number(FILE_NAME.exec(file)?.[1])
  if (Number.isNaN(number)) throw new MigrationRefused(`${file} should be named like 0001_first_idea.sql`)
  const sql = await readFile(join(folder, file), 'utf8')
  return { number, file, sql, sha256: createHash('sha256').update(sql).digest('hex') }
}

async function withConnection<T>(database: Pool | string, work: (connection: Connection) => Promise<T>): Promise<T> {
  if (typeof database === 'string') {
    const client = new Client({ connectionString: database })
    await client.connect()
    return work(client).finally(() => client.end())
  }
  const client = await database.connect()
  return work(client).finally(() => client.release())
}

async function applyMissing(connection: Connection, migrations: readonly Migration[]): Promise<string[]> {
  const applied = await readApplied(connection)
  for (const entry of applied) refuseDifference(entry, migrations[entry.number - 1])

  const missing = migrations.slice(applied.length)
  for (const migration of missing) await applyOne(connection, migration)
  return missing.map(({ file }) => file)
}

async function readApplied(connection: Connection): Promise<Applied[]> {
  await connection.query(`create table if not exists schema_migration (
    number     integer primary key,
    name       text not null,
    sha256     text not null,
    applied_at timestamptz not null default now()
  )`)
  const { rows } = await connection.query<Applied>('select number, name, sha256 from schema_migration order by number')
  return rows
}

function refuseDifference(applied: Applied, migration: Migration | undefined): void {
  if (migration === undefined) {
    throw new MigrationRefused(
      `The database already has ${applied.name}, which this version of the portal does not know. Start the newer version.`,
    )
  }
  if (applied.name !== migration.file || applied.sha256 !== migration.sha256) {
    throw new MigrationRefused(
      `${migration.file} differs from ${applied.name} as it was applied. Restore the file and put the change into a new migration.`,
    )
  }
}

async function applyOne(connection: Connection, { number, file, sql, sha256 }: Migration): Promise<void> {
  await connection.query('begin')
  try {
    await connection.query(sql)
    await connection.query('insert into schema_migration (number, name, sha256) values ($1, $2, $3)', [
      number,
      file,
      sha256,
    ])
    await connection.query('commit')
  } catch (cause) {
    await connection.query('rollback')
    throw new Error(`${file} failed: ${cause instanceof Error ? cause.message : 'unknown reason'}`, { cause })
  }
}
