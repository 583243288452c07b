import { Client } from 'pg'
import { Temporal } from 'temporal-polyfill'
import { sql } from 'kysely'
import type { Db } from '../../src/platform/db.ts'

/** The moment at which the measured world stands. */
export const FILL_START = Temporal.Instant.from('2026-11-20T14:05:00Z')

const AT_ONCE = 25_000
const SECONDS_BETWEEN = 5.184

/** The one company, contract and person that all tickets belong to; all of them have the plan's id. */
export async function addOwners(db: Db, id: string): Promise<void> {
  const at = FILL_START.toString()
  await sql`insert into organisation (id, name, tax_country, tax_id, created_at)
    values (${id}, 'Pomiar', 'PL', '5260001246', ${at})`.execute(db)
  await sql`insert into contract (id, number, valid_from, valid_to, created_at)
    values (${id}, 'A000001', '2020-01-01', '2099-12-31', ${at})`.execute(db)
  await sql`insert into person (id, kind, email, email_key, name, locale, state, created_at)
    values (${id}, 'customer', 'pomiar@example.org', 'pomiar@example.org', 'Pomiar', 'pl', 'active', ${at})`.execute(db)
}

/**
 * Adds tickets with one open clock each, from number `from` + 1 to `until`, in the order in which they were sent; a million fill
 * two months. Each clock has four hours around the clock.
 */
export async function fillClocks(
  url: string,
  planId: string,
  from: number,
  until: number,
  report: (line: string) => void,
): Promise<void> {
  const client = new Client({ connectionString: url, statement_timeout: 0 })
  await client.connect()
  try {
    await client.query('set synchronous_commit = off')
    const began = performance.now()
    for (let done = from; done < until; done = Math.min(until, done + AT_ONCE)) {
      await fillSome(client, planId, done, Math.min(until, done + AT_ONCE))
      if ((done - from) % (AT_ONCE * 10) === 0) report(`  filling: ${done} of ${until}`)
    }
    await client.query('vacuum analyze promise_clock, ticket, promised_ticket')
    report(`${until} open clocks, filled in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  } finally {
    await client.end()
  }
}

async function fillSome(client: Client, planId: string, from: number, until: number): Promise<void> {
  await client.query('begin')
  await client.query(
    `insert into ticket (id, number, organisation_id, contract_id, partner_access, title, priority, state, move, covered,
       channel, language, reporter_id, opened_at, changed_at, plan_version_id, next_due_at, next_due_kind)
     select uuidv7(), '26-' || lpad(each::text, 7, '0'), $1::uuid, $1::uuid, false, 'Pomiar', 'P3', 'open', 'support',
       true, 'portal', 'pl', $1::uuid, began, began, $1::uuid, began + interval '4 hours', 'reaction'
     from generate_series($2::integer, $3::integer) each,
       lateral (select $4::timestamptz + make_interval(secs => each * ${SECONDS_BETWEEN}) as began) moment`,
    [planId, from + 1, until, FILL_START.toString()],
  )
  const after = `26-${String(from).padStart(7, '0')}`
  await client.query(
    `insert into promised_ticket (ticket_id, plan_version_id, priority, cycle, covered, answered, owed_since)
     select id, plan_version_id, 'P3', 1, true, false, '{}' from ticket where number > $1`,
    [after],
  )
  await client.query(
    `insert into promise_clock (ticket_id, position, kind, cycle, started_at, target, pauses, due_at, next_moment_at, calendar_versions)
     select id, 0, 'reaction', 1, opened_at, '{"rule":"HOURS","minutes":240,"calendar":"24x7"}', '[]',
       opened_at + interval '4 hours', opened_at + interval '3 hours', '{"24x7":1}' from ticket where number > $1`,
    [after],
  )
  await client.query('commit')
}
