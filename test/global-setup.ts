import { tmpdir, userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { DatabaseInUse, startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import type { EmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { fingerprintMigrations, migrate } from '../src/platform/migrate.ts'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  export interface ProvidedContext {
    databaseServer: string
    templateDatabase: string
  }
}

const MIGRATIONS = join(import.meta.dirname, '..', 'db', 'migrations')
const SLOTS = 16

/**
 * Gives the whole run one database server with a migrated template in it, from which every test file clones its own.
 *
 * The server's directory stays between runs, so the next run finds the template ready; runs at the same time take
 * different directories. `TEST_DATABASE_URL` names a server that is already there instead, `TEST_POSTGRES_PROGRAMS` the
 * folder of another server's programs than those from npm, with their version in the name of the directory.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  const template = `template_${(await fingerprintMigrations(MIGRATIONS)).slice(0, 16)}`
  await prepareTemplate(server.url, template)
  project.provide('databaseServer', server.url)
  project.provide('templateDatabase', template)
  return () => server.stop()
}

type Server = Pick<EmbeddedPostgres, 'url' | 'stop'>

async function startServer(): Promise<Server> {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined) return { url: given, stop: async () => undefined }

  const server = await startInFreeSlot()
  await dropLeftOvers(server.url)
  return server
}

async function startInFreeSlot(): Promise<Server> {
  for (let slot = 0; slot < SLOTS; slot++) {
    const server = await startEmbeddedPostgres({ ...serverOf(slot), durable: false, waitSeconds: 0 }).catch(unlessInUse)
    if (server) return server
  }
  throw new Error(`All ${SLOTS} test servers are in use`)
}

function serverOf(slot: number): { dataDir: string; programs?: string } {
  const programs = process.env['TEST_POSTGRES_PROGRAMS']
  const name = `myhezo-test-${userInfo().uid}`
  if (programs === undefined) return { dataDir: join(tmpdir(), `${name}-${slot}`) }
  return { dataDir: join(tmpdir(), `${name}-${basename(dirname(programs))}-${slot}`), programs }
}

function unlessInUse(error: unknown): undefined {
  if (!(error instanceof DatabaseInUse)) throw error
}

/** Databases of a killed run, and templates of earlier migrations: nobody else uses this server. */
async function dropLeftOvers(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname like 'test\\_%' or datname like 'building\\_%'
       union all (select datname from pg_database where datname like 'template\\_%' order by oid desc offset 3)`,
    )
    for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`)
  })
}

/** Migrates under another name and renames at the end: a template that exists is always whole. */
async function prepareTemplate(url: string, template: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template])
    const found = await client.query('select 1 from pg_database where datname = $1', [template])
    if (found.rowCount) return

    const building = template.replace('template_', 'building_')
    await client.query(`drop database if exists ${building}`)
    await client.query(
      `create database ${building} template template0 encoding 'UTF8' locale_provider icu icu_locale 'pl'`,
    )
    await migrate(databaseUrl(url, building), MIGRATIONS)
    await client.query(`alter database ${building} rename to ${template}`)
  })
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
