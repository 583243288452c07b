import { sql } from 'kysely'
import { refreshSearchText } from '../src/modules/contracts/store/insert-contract.ts'
import type { Db } from '../src/platform/db.ts'

export type Size = {
  readonly organisations: number
  readonly customers: number
  readonly agents: number
  readonly tickets: number
  readonly entriesPerTicket: number
  readonly linesPerContract: number
}

export const fullSize: Size = {
  organisations: 2000,
  customers: 5000,
  agents: 200,
  tickets: 100_000,
  entriesPerTicket: 5,
  linesPerContract: 15,
}

/** The moment at which the generated world stands. */
export const BENCH_NOW = '2026-11-20T14:05:00Z'

/** One in twenty tickets is open: 5,000 of 100,000. */
const OPEN_EVERY = 20

const titles = [
  'FortiGate 100F nie uruchamia się po zaniku zasilania',
  'Rally Bar Mini – zrywa połączenie Teams co 10 minut',
  'X440-G2 48p: PoE nie zasila telefonów w szafie B',
  'Jak włączyć SSO w Poly Lens?',
  'X465 stack reboots when LACP member flaps',
  'Studio X50: no audio after update, need rollback',
  'Przełącznik gubi sąsiadów LLDP po aktualizacji',
  'Access point does not join the controller',
]

const bodies = [
  'Dzień dobry, urządzenie przestało odpowiadać o 7:40. Kontrolka zasilania świeci, porty są wygaszone. W załączeniu log z konsoli.',
  'Proszę o wynik polecenia „show log” oraz zdjęcie kontrolek. Przygotowujemy jednostkę zastępczą na wypadek awarii zasilacza.',
  'After the update the unit reboots every ten minutes. We rolled back the configuration, the result is the same.',
  'Thank you. Please send the crash file from /var/log and tell us when the last change was made.',
  'Potwierdzam, po wymianie kabla zasilającego sytuacja jest bez zmian. Serwerownia ma wolne gniazdo w szafie B.',
]

/** A number in [0, modulus) that depends on a row and a salt only, so that two runs make the same world. */
const pick = (row: string, salt: string, modulus: number) =>
  sql.raw(`(abs(hashtext(${row}::text || '${salt}')) % ${modulus})`)

/** A deterministic id made of a kind and a row number. */
const id = (kind: string, row: string) => sql.raw(`md5('${kind}' || (${row})::text)::uuid`)

const chosen = (texts: readonly string[], row: string, salt: string) =>
  sql`(array[${sql.join(texts)}]::text[])[1 + ${pick(row, salt, texts.length)}]`

/** Drawn, not counted off: else all open tickets would belong to the same few companies. */
const isOpen = sql`${pick('n', 'open', OPEN_EVERY)} = 0`

/** Fills an empty, migrated database with a world of the given size; plans must be there already. */
export async function generate(db: Db, size: Size, report: (step: string) => void): Promise<void> {
  const steps: readonly (readonly [string, (db: Db, size: Size) => Promise<unknown>])[] = [
    ['organisations', organisations],
    ['people', people],
    ['contracts', contracts],
    ['tickets', tickets],
    ['clocks', clocks],
    ['dialogue', dialogue],
  ]
  for (const [name, step] of steps) {
    const started = performance.now()
    await step(db, size)
    report(`${name} in ${Math.round(performance.now() - started)} ms`)
  }
  await sql`analyze`.execute(db)
}

async function organisations(db: Db, { organisations: count }: Size): Promise<void> {
  await sql`insert into organisation (id, name, tax_country, tax_id, street, postal_code, city, created_at)
    select ${id('organisation', 'n')}, 'Firma Łąkowa ' || n || ' Sp. z o.o.', 'PL', '5' || lpad(n::text, 9, '0'), 'ul. Przykładowa ' || n, '90-001', 'Łódź', ${BENCH_NOW}
    from generate_series(1, ${sql.lit(count)}) n`.execute(db)
  await sql`insert into site (id, organisation_id, name, street, postal_code, city)
    select ${id('site', 'n')}, ${id('organisation', 'n')}, 'serwerownia', 'ul. Przykładowa ' || n, '90-001', 'Łódź' from generate_series(1, ${sql.lit(count)}) n`.execute(
    db,
  )
}

async function people(db: Db, { organisations: companies, customers, agents }: Size): Promise<void> {
  await sql`insert into person (id, kind, email, email_key, name, locale, state, created_at, activated_at)
    select ${id('person', 'n')}, case when n <= ${sql.lit(agents)} then 'staff' else 'customer' end, 'osoba' || n || '@firma.example', 'osoba' || n || '@firma.example',
      'Anna Źdźbło-' || n, case when n % 5 = 0 then 'en' else 'pl' end, 'active', ${BENCH_NOW}, ${BENCH_NOW}
    from generate_series(1, ${sql.lit(agents + customers)}) n`.execute(db)
  await sql`insert into staff_role (person_id, role) select ${id('person', 'n')}, 'engineer' from generate_series(1, ${sql.lit(agents)}) n`.execute(
    db,
  )
  await sql`insert into membership (id, person_id, organisation_id, is_administrator, started_at)
    select ${id('membership', 'n')}, ${id('person', `n + ${agents}`)}, ${id('organisation', `1 + (n % ${companies})`)}, false, ${BENCH_NOW}
    from generate_series(1, ${sql.lit(customers)}) n`.execute(db)
}

async function contracts(db: Db, { organisations: companies, linesPerContract }: Size): Promise<void> {
  const count = companies * 2
  await sql`insert into contract (id, number, valid_from, valid_to, created_at)
    select ${id('contract', 'n')}, 'A' || lpad(n::text, 6, '0'), date '2025-01-01', case when ${pick('n', 'ended', 4)} = 0 then date '2026-06-30' else date '2028-12-31' end, ${BENCH_NOW}
    from generate_series(1, ${sql.lit(count)}) n`.execute(db)
  await sql`insert into contract_party (contract_id, organisation_id, role)
    select ${id('contract', 'n')}, ${id('organisation', `1 + (n % ${companies})`)}, 'end_user' from generate_series(1, ${sql.lit(count)}) n
    union all
    select ${id('contract', 'n')}, ${id('organisation', `1 + ((n + 7) % 40)`)}, 'partner' from generate_series(1, ${sql.lit(count)}) n
      where (1 + (n % ${sql.lit(companies)})) <> (1 + ((n + 7) % 40))`.execute(db)
  await sql`insert into contract_line (id, contract_id, position, serial, serial_key, vendor, model, plan_version_id, site_id, valid_from, valid_to)
    select ${id('line', 'c * 1000 + l')}, ${id('contract', 'c')}, l, serial, serial, 'Fortinet', 'FortiGate 100F',
      (select id from plan_version where code = 'EXTR-AHB-24x7x8' limit 1), ${id('site', `1 + (c % ${companies})`)}, contract.valid_from, contract.valid_to
    from generate_series(1, ${sql.lit(count)}) c, generate_series(1, ${sql.lit(linesPerContract)}) l,
      lateral (select 'FG100FTK' || lpad((c * 100 + l)::text, 8, '0') as serial) made, contract where contract.id = ${id('contract', 'c')}`.execute(
    db,
  )
  await refreshSearchText({ db })
}

async function tickets(
  db: Db,
  { organisations: companies, tickets: count, agents, customers, entriesPerTicket }: Size,
): Promise<void> {
  await sql`insert into ticket (id, number, organisation_id, contract_id, contract_line_id, plan_version_id, partner_access, title, device, serial, place, priority, state, move,
      covered, channel, language, reporter_id, assignee_id, opened_at, changed_at, closed_at, next_due_at, next_due_kind, last_entry_position)
    select ${id('ticket', 'n')}, '26-' || lpad(n::text, 6, '0'), ${id('organisation', `1 + (n % ${companies})`)}, ${id('contract', `1 + ((n + ${companies - 1}) % ${companies})`)},
      ${id('line', `(1 + ((n + ${companies - 1}) % ${companies})) * 1000 + 1`)}, plan.id, false, title, 'FortiGate 100F', 'FG100FTK' || lpad(n::text, 8, '0'), 'Łódź, serwerownia',
      'P' || (1 + ${pick('n', 'priority', 3)}), case when ${isOpen} then 'open' else 'closed' end, case when n % 3 = 0 then 'customer' else 'support' end,
      true, 'portal', case when n % 5 = 0 then 'en' else 'pl' end, ${id('person', `${agents} + 1 + (n % ${customers})`)},
      case when n % 4 = 0 then null else ${id('person', `1 + (n % ${agents})`)} end,
      opened, opened + interval '3 hours', case when ${isOpen} then null else opened + interval '2 days' end,
      case when ${isOpen} and n % 3 <> 0 then ${BENCH_NOW}::timestamptz + make_interval(mins => ${pick('n', 'due', 4000)} - 30) end,
      case when ${isOpen} and n % 3 <> 0 then 'next_communication' end, ${sql.lit(entriesPerTicket)}
    from generate_series(1, ${sql.lit(count)}) n,
      lateral (select ${chosen(titles, 'n', 'title')} as title, ${BENCH_NOW}::timestamptz - make_interval(mins => (${sql.lit(count)} - n) * 10) as opened) made,
      (select id from plan_version where code = 'EXTR-AHB-24x7x8' limit 1) plan`.execute(db)
  await sql`insert into ticket_words select id, fold(concat_ws(' ', number, title, device, serial)) from ticket`.execute(
    db,
  )
  await sql`select next_ticket_number(26)`.execute(db)
  await sql`select setval('ticket_number_26', ${sql.lit(count)})`.execute(db)
}

/** As the portal would have written them: answered in time, and a next communication owed where the customer waits. */
async function clocks(db: Db): Promise<void> {
  await sql`insert into promised_ticket (ticket_id, plan_version_id, priority, cycle, covered, answered, owed_since)
    select id, plan_version_id, priority, 1, true, true,
      case when next_due_at is null then '{}' else jsonb_build_object('next_communication', to_char(changed_at at time zone 'UTC', ${ISO})) end
    from ticket`.execute(db)
  await sql`insert into promise_event (ticket_id, position, type, at, data)
    select id, 1, 'opened', opened_at, jsonb_build_object('priority', priority, 'covered', true, 'channel', 'portal') from ticket`.execute(
    db,
  )
  await sql`insert into promise_clock (ticket_id, position, kind, cycle, started_at, target, pauses, stopped_at, due_at)
    select id, 0, 'reaction', 1, opened_at, ${HOUR}::jsonb, '[]', opened_at + interval '20 minutes', opened_at + interval '1 hour' from ticket`.execute(
    db,
  )
  await sql`insert into promise_clock (ticket_id, position, kind, cycle, started_at, target, pauses, due_at, fired, next_moment_at)
    select id, 1, 'next_communication', 1, changed_at, ${HOUR}::jsonb, '[]', next_due_at,
      jsonb_build_object('due_soon', to_char(changed_at at time zone 'UTC', ${ISO})), next_due_at from ticket where next_due_at is not null`.execute(
    db,
  )
}

const ISO = 'YYYY-MM-DD"T"HH24:MI:SS"Z"'
const HOUR = JSON.stringify({ rule: 'HOURS', minutes: 60, calendar: '24x7' })

async function dialogue(db: Db, { agents, entriesPerTicket }: Size): Promise<void> {
  await sql`insert into entry (id, ticket_id, position, kind, side, author_id, author_name, channel, language, body, sent_at)
    select md5('entry' || ticket.id || position)::uuid, ticket.id, position, case when position = 4 then 'note' else 'message' end,
      case when position % 2 = 1 then 'customer' else 'support' end,
      case when position % 2 = 1 then ticket.reporter_id else coalesce(ticket.assignee_id, ${id('person', `1 + ${agents - 1}`)}) end,
      case when position % 2 = 1 then 'Anna Nowak' else 'Adam Wilk' end, 'portal', ticket.language,
      (array[${sql.join([...bodies])}]::text[])[1 + abs(hashtext(ticket.id::text || position)) % ${sql.lit(bodies.length)}],
      ticket.opened_at + make_interval(mins => position * 15)
    from ticket, generate_series(1, ${sql.lit(entriesPerTicket)}) position`.execute(db)
}
