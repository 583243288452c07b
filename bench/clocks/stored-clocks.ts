import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { roundTheClock } from '../../src/modules/calendar/rules/calendar.ts'
import { changeCalendar } from '../../src/modules/calendar/index.ts'
import { planVersionId, syncPlans } from '../../src/modules/catalogue/index.ts'
import { tickClocks } from '../../src/modules/promises/index.ts'
import { followCalendar } from '../../src/modules/tickets/actions/follow-calendar.ts'
import { listQueue } from '../../src/modules/tickets/index.ts'
import { systemContext, type Context } from '../../src/platform/context.ts'
import type { Db } from '../../src/platform/db.ts'
import { onScratchPortal } from '../oracle-report.ts'

/** The moment at which the measured world stands. */
const NOW = Temporal.Instant.from('2026-11-20T14:05:00Z')
const RUNGS = 1_000
const FILLED_AT_ONCE = 50_000
/** To forget all moments is one statement, which has a minute. */
const MOST_FORGOTTEN = 100_000

type Bench = (now?: Temporal.Instant) => Context<Db>

/** Fills a database with more and more open clocks and measures the work on all of them. */
export function measureStoredClocks(sizes: readonly number[]): Promise<void> {
  return onScratchPortal(async (portal) => {
    const ctx: Bench = (now = NOW) => ({ ...systemContext(portal.services, portal.db, 'bench'), now })
    await syncPlans(ctx())
    await addOwners(portal.db, await planVersionId(ctx(), 'LOGI-HEZOPLUS'))
    let filled = 0
    for (const [index, size] of sizes.entries()) {
      const began = performance.now()
      for (; filled < size; filled = Math.min(size, filled + FILLED_AT_ONCE))
        await fill(
          portal.db,
          await planVersionId(ctx(), 'LOGI-HEZOPLUS'),
          filled,
          Math.min(size, filled + FILLED_AT_ONCE),
        )
      await sql`analyze promise_clock, ticket, promised_ticket`.execute(portal.db)
      console.log(`\n${size} open clocks, filled in ${seconds(began)} s`)
      await closeOneDay(ctx, `2026-12-${String(index + 8).padStart(2, '0')}`)
      await measureWalk(ctx, size, 'one day closed')
      if (size <= MOST_FORGOTTEN) await forgetMoments(portal.db)
      if (size <= MOST_FORGOTTEN) await measureWalk(ctx, size, 'all move')
      await measureQueue(ctx)
      await measureTicker(ctx)
      console.log(`  memory: ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`)
    }
  })
}

/** The one company, contract and person that all tickets belong to; all of them have the plan's id. */
async function addOwners(db: Db, id: string): Promise<void> {
  const at = NOW.toString()
  await sql`insert into organisation (id, name, tax_country, tax_id, created_at)
    values (${id}, 'Pomiar', 'PL', '5260001246', ${at})`.execute(db)
  await sql`insert into contract (id, number, valid_from, valid_to, created_at)
    values (${id}, 'A000001', '2020-01-01', '2099-12-31', ${at})`.execute(db)
  await sql`insert into person (id, kind, email, email_key, name, locale, state, created_at)
    values (${id}, 'customer', 'pomiar@example.org', 'pomiar@example.org', 'Pomiar', 'pl', 'active', ${at})`.execute(db)
}

/** Every clock begins within two months from now and has four hours around the clock. */
async function fill(db: Db, planId: string, from: number, until: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`
      insert into ticket (id, number, organisation_id, contract_id, partner_access, title, priority, state, move, covered,
        channel, language, reporter_id, opened_at, changed_at, plan_version_id, next_due_at, next_due_kind)
      select uuidv7(), '26-' || lpad(each::text, 7, '0'), ${planId}::uuid, ${planId}::uuid, false, 'Pomiar', 'P3', 'open', 'support',
        true, 'portal', 'pl', ${planId}::uuid, began, began, ${planId}::uuid, began + interval '4 hours', 'reaction'
      from generate_series(${from + 1}::integer, ${until}::integer) each,
        lateral (select ${NOW.toString()}::timestamptz + make_interval(secs => mod(each * 7919::bigint, 5184000)) as began) moment`.execute(
      tx,
    )
    await sql`
      insert into promised_ticket (ticket_id, plan_version_id, priority, cycle, covered, answered, owed_since)
      select id, plan_version_id, 'P3', 1, true, false, '{}' from ticket where number > ${number(from)}`.execute(tx)
    await sql`
      insert into promise_clock (ticket_id, position, kind, cycle, started_at, target, pauses, due_at, next_moment_at)
      select id, 0, 'reaction', 1, opened_at, '{"rule":"HOURS","minutes":240,"calendar":"24x7"}', '[]',
        opened_at + interval '4 hours', opened_at + interval '3 hours' from ticket where number > ${number(from)}`.execute(
      tx,
    )
  })
}

/** As if every clock had been counted on other hours. */
async function forgetMoments(db: Db): Promise<void> {
  await sql`update promise_clock set due_at = null`.execute(db)
  await sql`update ticket set next_due_at = null`.execute(db)
  await sql`vacuum analyze promise_clock, ticket`.execute(db)
}

async function closeOneDay(ctx: Bench, date: string): Promise<void> {
  const exceptions = [{ date, kind: 'closed', reason: 'pomiar', author: 'pomiar' }]
  await changeCalendar(ctx(), { ...roundTheClock, exceptions }, 'pomiar')
}

const number = (index: number): string => `26-${String(index).padStart(7, '0')}`

async function measureWalk(ctx: Bench, size: number, name: string): Promise<void> {
  const began = performance.now()
  const { checked, moved } = await followCalendar(ctx(), '24x7', null, Infinity)
  if (checked !== size) throw new Error(`The walk saw ${checked} of ${size} clocks`)
  console.log(`  recount, ${name}: ${moved} moved in ${seconds(began)} s`)
}

async function measureQueue(ctx: Bench): Promise<void> {
  const times = await repeated(100, () => listQueue(ctx(), { limit: 50 }))
  console.log(`  queue, first 50 by next due: p50 ${times.p50} ms, p95 ${times.p95} ms`)
}

/** A pass that finds nothing, and the minute in which a thousand fall due. */
async function measureTicker(ctx: Bench): Promise<void> {
  const idle = await repeated(50, () => tickClocks(ctx()))
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select next_moment_at as at from promise_clock where next_moment_at is not null
    order by next_moment_at offset ${RUNGS - 1} limit 1`.execute(ctx().db)
  const rush = ctx(rows[0]!.at)
  const began = performance.now()
  let told = 0
  for (let more = true; more;) {
    const pass = await tickClocks(rush)
    told += pass.told
    more = pass.more
  }
  console.log(`  ticker: ${idle.p50} ms when nothing is due; ${told} due together told in ${seconds(began)} s`)
}

async function repeated(runs: number, work: () => Promise<unknown>): Promise<{ p50: string; p95: string }> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number): string => (sorted[Math.floor(runs * share)] ?? 0).toFixed(1)
  return { p50: at(0.5), p95: at(0.95) }
}

const seconds = (began: number): string => ((performance.now() - began) / 1000).toFixed(1)
