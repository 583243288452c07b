import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>

const TIMESTAMPTZ = 1184
const DATE = 1082
const BIGINT = 20

/**
 * Opens the pool. Instants come back as `Temporal.Instant`, days as `Temporal.PlainDate`, bigints as numbers.
 *
 * @param onLost Told when a connection dies, idle or not; the pool makes a new one, the process must not die with it.
 */
export function openDatabase(url: string, onLost: (error: Error) => void, connections = 10): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: '-c timezone=UTC',
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: typeParser },
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    // The pool listens to idle connections only: one that dies between two statements of a transaction would end the process.
    client.on('error', onLost)
    prepareRepeatedStatements(client)
  })
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  addresses.set(db, url)
  return { db, pool }
}

const addresses = new WeakMap<Db, string>()

/** A connection of its own beside the pool, not yet open: listening holds it for as long as the process lives. */
export function dedicatedClient(db: Db): pg.Client {
  const connectionString = addresses.get(db)
  if (connectionString === undefined) throw new Error('Only a database that was opened here can be listened to')
  return new pg.Client({ connectionString, keepAlive: true, connectionTimeoutMillis: 10_000 })
}

/** So many different statements are prepared on a connection; lists of varying length must not fill its memory. */
const MOST_PREPARED = 400

const names = new Map<string, string>()

/** Questions and changes; the rest are `begin`, `commit` and their like, which need no plan. */
const PLANNED = /^\s*(?:select|with|insert|update|delete)\b/i

/** Lets a connection plan each statement once: planning the queue's joins costs ten times as much as running them. */
function prepareRepeatedStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  const named = (text: unknown, values: unknown, ...more: unknown[]): unknown => {
    if (typeof text !== 'string' || !Array.isArray(values) || more.length > 0 || !PLANNED.test(text))
      return query(text, values, ...more)
    const name = nameOf(text)
    return name === undefined ? query(text, values) : query({ name, text, values })
  }
  client.query = named as typeof client.query
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST_PREPARED) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

function typeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === TIMESTAMPTZ) return parseInstant
  if (oid === DATE) return (text: string) => Temporal.PlainDate.from(text)
  if (oid === BIGINT) return Number
  return pg.types.getTypeParser(oid, format as 'text')
}

/** The driver asks an object for `toPostgres` before it falls back to JSON, so both may be given as parameters. */
for (const { prototype } of [Temporal.Instant, Temporal.PlainDate]) {
  Object.defineProperty(prototype, 'toPostgres', { value: toText })
}

function toText(this: Temporal.Instant | Temporal.PlainDate): string {
  return this.toString()
}

/** Reads `2026-11-20 14:05:00.123456+00`: the session's time zone is UTC. Faster than parsing the offset fifty times a page. */
function parseInstant(text: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`))
}
