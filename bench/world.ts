import { sql } from 'kysely'
import { Client } from 'pg'
import { assembly } from '../src/assembly.ts'
import { syncPlans } from '../src/modules/catalogue/index.ts'
import { parseConfig, type Config } from '../src/platform/config.ts'
import { systemContext } from '../src/platform/context.ts'
import type { Db } from '../src/platform/db.ts'
import { tokenHash } from '../src/platform/hash.ts'
import { newId, newToken } from '../src/platform/id.ts'
import { migrate } from '../src/platform/migrate.ts'
import { hashPassword } from '../src/platform/password-hash.ts'
import { openPortal, type Portal } from '../src/platform/portal.ts'
import { migrationsFolder } from '../src/run.ts'
import { FLOOR_PASSWORD } from './floor-task.ts'
import { BENCH_NOW, fullSize, generate, type Size } from './generate.ts'

/** Somebody who asks: a session for pages, a token for programs. */
export type Asker = {
  readonly personId: string
  readonly email: string
  readonly organisationId: string
  readonly ticketId: string
  readonly number: string
  readonly lineId: string
  readonly session: string
  readonly token: string
}

export type BenchWorld = {
  readonly portal: Portal
  readonly databaseUrl: string
  readonly config: Config
  readonly customers: readonly Asker[]
  readonly engineer: Asker
  readonly passwordHash: string
}

const CUSTOMERS = 64
const ENTRIES = 20

/** Everything grows together, so that one organisation has as many tickets in a small world as in a large one. */
export function sizeOf(tickets: number): Size {
  const share = tickets / fullSize.tickets
  const { organisations, customers, agents } = fullSize
  return {
    ...fullSize,
    tickets,
    organisations: organisations * share,
    customers: customers * share,
    agents: Math.max(20, agents * share),
  }
}

/** A database of its own with a generated world, and the people in it who will ask. */
export async function openWorld(
  serverUrl: string,
  dataDir: string,
  tickets: number,
  report: (text: string) => void,
): Promise<BenchWorld> {
  const databaseUrl = await createDatabase(serverUrl, `bench_${tickets}`)
  const config = parseConfig({
    PORTAL_MODE: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    PORTAL_CLOCK: BENCH_NOW,
    LOG_LEVEL: 'silent',
  })
  const prepare = async (url: string) => void (await migrate(url, migrationsFolder))
  const portal = await openPortal(assembly, config, { prepare })
  await syncPlans(systemContext(portal.services, portal.db, 'bench'))
  await generate(portal.db, sizeOf(tickets), report)
  const passwordHash = await hashPassword(FLOOR_PASSWORD)
  const customers = await chooseCustomers(portal.db)
  await lengthenDialogues(portal.db, customers)
  await admit(portal.db, customers, passwordHash)
  const engineer = await chooseEngineer(portal.db, customers[0])
  await admit(portal.db, [engineer], passwordHash)
  await sql`vacuum analyze`.execute(portal.db)
  return { portal, databaseUrl, config, customers, engineer, passwordHash }
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`drop database if exists ${name} with (force)`)
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

type Chosen = Omit<Asker, 'session' | 'token'>

/** One customer of each of as many organisations, each with an open ticket and a device under cover. */
async function chooseCustomers(db: Db): Promise<Asker[]> {
  const { rows } = await sql<Chosen>`
    select distinct on (ticket.organisation_id) membership.person_id as "personId", person.email,
      ticket.organisation_id as "organisationId", ticket.id as "ticketId", ticket.number, line.id as "lineId"
    from ticket
    join membership on membership.organisation_id = ticket.organisation_id
    join person on person.id = membership.person_id
    join contract_party party on party.organisation_id = ticket.organisation_id and party.role = 'end_user'
    join contract_line line on line.contract_id = party.contract_id and line.valid_to > ${BENCH_NOW}::date and line.position = 1
    where ticket.state = 'open' order by ticket.organisation_id, ticket.number limit ${CUSTOMERS}`.execute(db)
  return rows.map(withKeys)
}

async function chooseEngineer(db: Db, example: Asker | undefined): Promise<Asker> {
  const person = await db
    .selectFrom('person')
    .select(['id', 'email'])
    .where('kind', '=', 'staff')
    .orderBy('email')
    .executeTakeFirstOrThrow()
  if (example === undefined) throw new Error('Nobody was generated')
  return withKeys({ ...example, personId: person.id, email: person.email })
}

const withKeys = (chosen: Chosen): Asker => ({ ...chosen, session: newToken(), token: newToken() })

/** The goals speak of tickets with twenty entries. */
async function lengthenDialogues(db: Db, customers: readonly Asker[]): Promise<void> {
  const ids = customers.map(({ ticketId }) => ticketId)
  await sql`insert into entry (id, ticket_id, position, kind, side, author_id, author_name, channel, language, body, sent_at)
    select gen_random_uuid(), ticket_id, position + 5 * more, kind, side, author_id, author_name, channel, language, body, sent_at + make_interval(hours => more)
    from entry, generate_series(1, ${sql.lit(ENTRIES / 5 - 1)}) more where ticket_id = any(${ids}::uuid[])`.execute(db)
  await sql`update ticket set last_entry_position = ${ENTRIES} where id = any(${ids}::uuid[])`.execute(db)
}

async function admit(db: Db, people: readonly Asker[], passwordHash: string): Promise<void> {
  for (const { personId, session, token } of people) {
    await sql`insert into session (id, token_hash, person_id, level, created_at, last_seen_at, expires_at, fresh_until)
      values (${newId()}, ${tokenHash(session)}, ${personId}, 'full', ${BENCH_NOW}, ${BENCH_NOW}, ${BENCH_NOW}::timestamptz + interval '10 hours', ${BENCH_NOW})`.execute(
      db,
    )
    await sql`insert into api_token (id, person_id, token_hash, name, scopes, created_at, expires_at)
      values (${newId()}, ${personId}, ${tokenHash(token)}, 'bench', '{tickets:read,tickets:write,contracts:read}', ${BENCH_NOW}, ${BENCH_NOW}::timestamptz + interval '30 days')`.execute(
      db,
    )
    await sql`insert into password (person_id, hash, changed_at) values (${personId}, ${passwordHash}, ${BENCH_NOW})`.execute(
      db,
    )
  }
}
