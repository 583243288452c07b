import { Temporal } from 'temporal-polyfill'
import { Kysely, PostgresDialect } from 'kysely'
import type { Request } from 'autocannon'
import { listContracts } from '../src/modules/contracts/index.ts'
import { listEntries } from '../src/modules/dialogue/index.ts'
import { searchEverything } from '../src/modules/search/actions/search-everything.ts'
import { listQueue } from '../src/modules/tickets/index.ts'
import { listTickets } from '../src/modules/tickets/store/lists.ts'
import { systemContext, type Actor, type Context } from '../src/platform/context.ts'
import { openDatabase, type Db } from '../src/platform/db.ts'
import { cookies } from '../src/platform/http/cookies.ts'
import type { Schema } from '../src/platform/schema.ts'
import { FLOOR_PASSWORD, type FloorTask, type Statement } from './floor-task.ts'
import type { Asker, BenchWorld } from './world.ts'

/** One thing that people do all day, for the portal and for the bare server. */
export type Journey = {
  readonly name: string
  readonly title: string
  /** The share of the floor's throughput and the p99 in milliseconds that performance.md asks for. */
  readonly goal: { readonly share: number; readonly p99: number | null }
  readonly writes: boolean
  readonly requests: readonly Request[]
  readonly statements: readonly Statement[]
  readonly hash?: string
}

const WORD = 'FG100FTK0001'
/** Found a thousand times, in the small world as in the large one. */
const EVERYTHING = 'FG100FTK00005'

/** The journeys of performance.md in one world. */
export async function journeysOf(world: BenchWorld): Promise<readonly Journey[]> {
  const { customers, engineer } = world
  const [customer] = customers
  if (customer === undefined) throw new Error('Nobody was generated')
  const staff = page(engineer)
  const asked = (actor: Actor, work: (ctx: Context) => Promise<unknown>) => statementsOf(world, actor, work)
  const reading = { writes: false } as const
  const asStaff = staffActor(engineer)
  const asCustomer = customerActor(customer)
  return [
    {
      ...reading,
      name: 'queue',
      title: "agent's queue, first 50 (HTML)",
      goal: { share: 0.6, p99: 25 },
      requests: [staff('/k/kolejka')],
      statements: await asked(asStaff, (ctx) => listQueue(ctx, { limit: 51 })),
    },
    {
      ...reading,
      name: 'ticket',
      title: 'ticket with 20 entries (HTML)',
      goal: { share: 0.6, p99: 20 },
      requests: customers.map((each) => page(each)(`/zgloszenia/${each.number}`)),
      statements: await asked(asCustomer, (ctx) => listEntries(ctx, customer.ticketId, { internal: false })),
    },
    {
      ...reading,
      name: 'desk-ticket',
      title: 'the same at the desk (HTML)',
      goal: { share: 0.6, p99: 20 },
      requests: customers.map(({ number }) => staff(`/k/zgloszenia/${number}`)),
      statements: await asked(asStaff, (ctx) => listEntries(ctx, customer.ticketId, { internal: true })),
    },
    {
      ...reading,
      name: 'pulpit',
      title: "customer's Pulpit (HTML)",
      goal: { share: 0.6, p99: 20 },
      requests: customers.map((each) => page(each)('/pulpit')),
      statements: await asked(asCustomer, (ctx) => listTickets(ctx, { tab: 'open', limit: 10 })),
    },
    {
      ...reading,
      name: 'own-list',
      title: "customer's own list, 50 rows (HTML)",
      goal: { share: 0.6, p99: 20 },
      requests: customers.map((each) => page(each)('/zgloszenia?widok=wszystkie')),
      statements: await asked(asCustomer, (ctx) => listTickets(ctx, { tab: 'all' })),
    },
    ...(await searchingJourneys(world, staff, asStaff)),
    ...writingJourneys(world),
  ]
}

async function searchingJourneys(
  world: BenchWorld,
  staff: (path: string) => Request,
  asStaff: Actor,
): Promise<readonly Journey[]> {
  const asked = (actor: Actor, work: (ctx: Context) => Promise<unknown>) => statementsOf(world, actor, work)
  return [
    {
      writes: false,
      name: 'contracts',
      title: 'contracts, Szukaj… (HTML)',
      goal: { share: 0.6, p99: 25 },
      requests: [staff(`/umowy?szukaj=${WORD}`)],
      statements: await asked(asStaff, (ctx) => listContracts(ctx, { state: 'active', search: WORD, limit: 50 })),
    },
    {
      writes: false,
      name: 'search',
      title: 'search over everything (HTML)',
      goal: { share: 0.6, p99: 60 },
      requests: [staff(`/szukaj?q=${encodeURIComponent(EVERYTHING)}`)],
      statements: await asked(asStaff, (ctx) => searchEverything(ctx, EVERYTHING)),
    },
  ]
}

function writingJourneys({ customers, passwordHash }: BenchWorld): readonly Journey[] {
  return [
    {
      name: 'create',
      title: 'create a ticket (JSON)',
      goal: { share: 0.3, p99: 40 },
      writes: true,
      requests: customers.map((each) => program(each, '/tickets', newTicket(each))),
      statements: twoRows,
    },
    {
      name: 'reply',
      title: 'reply (JSON)',
      goal: { share: 0.35, p99: 40 },
      writes: true,
      requests: customers.map((each) => program(each, `/tickets/${each.number}/entries`, { body: REPORT })),
      statements: twoRows,
    },
    {
      name: 'sign-in',
      title: 'sign-in, first factor (JSON)',
      goal: { share: 0.7, p99: null },
      writes: true,
      requests: customers.map(signIn),
      statements: [],
      hash: passwordHash,
    },
  ]
}

const REPORT = 'Urządzenie przestało odpowiadać o 7:40. Kontrolka zasilania świeci, porty są wygaszone. '.repeat(3)

const newTicket = ({ lineId }: Asker) => ({
  lineId,
  priority: 'P2',
  title: 'Przełącznik gubi sąsiadów LLDP po aktualizacji',
  description: REPORT,
  partnerAccess: false,
})

const page =
  ({ session }: Asker) =>
  (path: string): Request => ({ method: 'GET', path, headers: { cookie: `${cookies.session}=${session}` } })

const program = ({ token }: Asker, path: string, body: object): Request => ({
  method: 'POST',
  path: `/api/v1${path}`,
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** Each from a network of its own: one alone may try a hundred times an hour. */
const signIn = ({ email }: Asker, index: number): Request => ({
  method: 'POST',
  path: '/api/v1/session',
  headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.${index}.1` },
  body: JSON.stringify({ email, password: FLOOR_PASSWORD }),
})

const staffActor = ({ personId }: Asker): Actor => ({ kind: 'staff', personId, name: 'Adam Wilk', roles: ['engineer'] })

const customerActor = ({ personId, organisationId }: Asker): Actor => ({
  kind: 'customer',
  personId,
  name: 'Anna Nowak',
  organisationIds: [organisationId],
})

/** The questions that a read of the portal asks, as it asks them. */
async function statementsOf(
  { portal, databaseUrl }: BenchWorld,
  actor: Actor,
  work: (ctx: Context) => Promise<unknown>,
): Promise<readonly Statement[]> {
  const statements: Statement[] = []
  const { pool } = openDatabase(databaseUrl, () => undefined, 2)
  const db: Db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void statements.push({ sql: query.sql, values: query.parameters.map(asParameter) }),
  })
  await work({ ...systemContext(portal.services, db, 'bench'), actor }).finally(() => db.destroy())
  return statements
}

/** Instants travel to the bare server as text. */
const asParameter = (value: unknown): unknown =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value

/** Two rows in one durable statement: no portal could write less. */
const twoRows: readonly Statement[] = [
  {
    sql: `with first as (insert into bench_ticket (id, title) values (gen_random_uuid(), $1) returning id)
      insert into bench_entry (ticket_id, body) select id, $2 from first`,
    values: ['Przełącznik gubi sąsiadów LLDP po aktualizacji', REPORT],
  },
]

/** The tables of those two rows. */
export const floorTables = `create table bench_ticket (id uuid primary key, title text not null);
  create table bench_entry (id bigint generated always as identity primary key, ticket_id uuid not null references bench_ticket, body text not null);
  create index on bench_entry (ticket_id)`

/** The answer's length is the portal's own. */
export async function floorTaskOf({ statements, hash, requests, writes }: Journey, origin: string): Promise<FloorTask> {
  const [request] = requests
  if (request === undefined) throw new Error('A journey asks something')
  const answer = await fetch(`${origin}${request.path}`, {
    method: request.method ?? 'GET',
    headers: { ...request.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
    redirect: 'manual',
  })
  if (!answer.ok) throw new Error(`${request.path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`)
  const { length } = Buffer.from(await answer.arrayBuffer())
  return { statements, bytes: writes ? Math.min(length, 1000) : length, ...(hash === undefined ? {} : { hash }) }
}
