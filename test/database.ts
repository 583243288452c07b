import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

export type TestDatabase = { url: string; drop(): Promise<void> }

/** Clones the migrated template into a database of the caller's own, in about 50 ms. Drop it when the file ends. */
export async function freshDatabase(): Promise<TestDatabase> {
  return createDatabase(`template ${inject('templateDatabase')}`)
}

/** A database without anything in it, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase(`template template0 encoding 'UTF8'`)
}

async function createDatabase(options: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${name} ${options}`)
  const url = new URL(inject('databaseServer'))
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) }
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('databaseServer') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
