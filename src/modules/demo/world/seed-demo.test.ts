import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { portalItself, useWorld, type World } from '../../../../test/world.ts'
import type { Actor } from '../../../platform/context.ts'
import { totpCode } from '../../../platform/one-time-code.ts'
import { isNip } from '../../identity/rules/tax-id.ts'
import { countQueue, findTicket, listQueue, listTickets } from '../../tickets/index.ts'
import { welcome } from '../welcome.ts'
import { FIXED_PASSWORD, fixedTotpSecret } from './demo-secrets.ts'
import { seedDemo, USUAL_SEED, type SeededWorld } from './seed-demo.ts'

const environment = { PORTAL_MODE: 'demo', DEMO_FIXED_SECRETS: 'yes' }
const reference = useWorld({ start: '2027-03-30T07:05:00Z', environment })
const again = useWorld({ start: '2027-03-30T07:05:00Z', environment })
const noon = useWorld({ start: '2026-11-18T11:00:20Z', environment })
const sundayNight = useWorld({ start: '2026-11-15T22:40:00Z', environment })
const production = useWorld({
  environment: {
    PORTAL_MODE: 'production',
    PUBLIC_URL_PL: 'https://myhezo.pl',
    PUBLIC_URL_EN: 'https://myhezo.com',
    SMTP_URL: 'smtp://localhost:25',
    SECRET_KEY: '11'.repeat(32),
  },
})

const itself = (world: World) => world.as(portalItself)
const seed = (world: World) => seedDemo(itself(world), USUAL_SEED)
const actorOf = async (world: World, email: string): Promise<Actor> => {
  const {
    id: personId,
    name,
    kind,
  } = await world.db
    .selectFrom('person')
    .select(['id', 'name', 'kind'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  if (kind === 'staff') return { kind, personId, name, roles: ['engineer'] }
  const rows = await world.db
    .selectFrom('membership')
    .select('organisation_id')
    .where('person_id', '=', personId)
    .execute()
  return { kind: 'customer', personId, name, organisationIds: rows.map((row) => row.organisation_id) }
}
const warsaw = (moment: Temporal.Instant | null) =>
  moment?.toZonedDateTimeISO('Europe/Warsaw').toPlainDateTime().toString({ smallestUnit: 'minute' }) ?? null
const minutesFromNow = (world: World, moment: Temporal.Instant | null) =>
  moment === null ? null : Math.round(world.now().until(moment).total('minutes'))

let made: SeededWorld | null
let greeting: string
beforeAll(async () => {
  made = await seed(reference)
  greeting = await welcome(again)
  for (const world of [noon, sundayNight]) await seed(world)
}, 120_000)

describe('the world at the reference moment', () => {
  test('is as large as it is said to be', () => {
    expect(made).toMatchObject({ contracts: 60, tickets: 140 })
    expect(made?.logins).toHaveLength(29)
  })

  test('the queue says what is late and what comes next, in order (task 13)', async () => {
    const adam = await actorOf(reference, 'adam@serwis.example')
    const [late, ...due] = await listQueue(reference.as(adam), { limit: 4 })
    expect([late?.number, minutesFromNow(reference, late?.nextDueAt ?? null)]).toEqual(['27-000217', -12])
    expect(due.map(({ number, nextDueAt }) => [number, warsaw(nextDueAt)])).toEqual([
      ['27-000209', '2027-03-30T09:30'],
      ['27-000198', '2027-03-30T09:45'],
      ['27-000222', '2027-03-30T09:50'],
    ])
    const counts = await countQueue(reference.as(adam))
    expect(counts).toMatchObject({ late: 1, due: 4, escalated: 1 })
  })

  test.each([
    ['27-000217', 'open', 'support', '2027-03-30T07:53'],
    ['27-000209', 'open', 'support', '2027-03-26T16:30'],
    ['27-000215', 'open', 'support', '2027-03-27T22:00'],
    ['27-000220', 'open', 'vendor', '2027-03-30T08:20'],
    ['27-000188', 'open', 'customer', '2027-03-18T10:05'],
    ['27-000171', 'open', 'customer', '2027-03-15T09:40'],
    ['27-000160', 'open', 'agreed', '2027-03-12T13:05'],
    ['27-000155', 'open', 'agreed', '2027-03-09T08:50'],
    ['27-000149', 'closed', 'customer', '2027-03-04T14:10'],
    ['27-000101', 'closed', 'customer', '2027-02-08T10:10'],
    ['26-003980', 'closed', 'support', '2026-12-21T09:30'],
  ])('%s is %s and waits for %s', async (number, state, move, opened) => {
    const ticket = await findTicket(itself(reference), number)
    expect(ticket).toMatchObject({ state, move })
    expect(warsaw(ticket.openedAt)).toBe(opened)
  })

  test('the question of Saturday evening is due on Tuesday at 13:00', async () => {
    const { nextDueAt } = await findTicket(itself(reference), '27-000215')
    expect(warsaw(nextDueAt)).toBe('2027-03-30T13:00')
  })

  test('titles keep their signs, and old tickets their files', async () => {
    const { title } = await findTicket(itself(reference), '27-000149')
    expect(title).toBe('Ćma, żółw i łącze: świetlówka "mruga" <b>test</b> & 100 %')
    const files = await reference.db.selectFrom('attachment').select('name').execute()
    expect(files).toContainEqual({ name: 'zgłoszenie-2019-0417.pdf' })
    expect(files.length).toBeGreaterThan(20)
  })

  test('a partner sees what was shared and nothing else (task 11)', async () => {
    const tomasz = reference.as(await actorOf(reference, 'tomasz.gorny@kropka.example'))
    const { tickets } = await listTickets(tomasz, { tab: 'all', limit: 100 })
    const shared = await reference.db
      .selectFrom('ticket')
      .innerJoin('organisation', 'organisation.id', 'ticket.partner_organisation_id')
      .select('number')
      .where('partner_access', '=', true)
      .where('organisation.name', 'like', '%Kropka%')
      .execute()
    expect(tickets.map(({ number }) => number).sort()).toEqual(shared.map(({ number }) => number).sort())
    expect(tickets.length).toBeGreaterThan(3)
    await expect(findTicket(tomasz, '27-000217')).rejects.toMatchObject({ code: 'tickets.not_found' })
  })

  test('the next ticket goes on after the highest number of its year', async () => {
    const { rows } = await sql<{ number: string }>`select next_ticket_number(27) as number`.execute(reference.db)
    expect(rows[0]?.number).toBe('27-000223')
  })

  test('breaches, reactivations and channels are as rare as they should be', async () => {
    const share = async (where: string) => {
      const { rows } = await sql<{
        share: number
      }>`select avg((${sql.raw(where)})::int)::float as share from ticket`.execute(reference.db)
      return rows[0]?.share ?? 0
    }
    const between = (value: number, least: number, most: number) => {
      expect(value).toBeGreaterThanOrEqual(least)
      expect(value).toBeLessThanOrEqual(most)
    }
    between(
      await share(
        `exists (select from promise_clock where ticket_id = ticket.id and stopped_at > due_at and target -> 'internal' is null)`,
      ),
      0.02,
      0.07,
    )
    between(await share(`cycle > 1`), 0.04, 0.11)
    between(await share(`channel = 'mail'`), 0.12, 0.3)
    between(await share(`channel = 'phone'`), 0.1, 0.25)
    between(await share(`partner_access`), 0.04, 0.14)
    between(await share(`language = 'en'`), 0.06, 0.2)
  })

  test('somebody signs in with the known password and code', async () => {
    const post = (url: string, payload: object, cookie = '') =>
      reference.app.inject({ method: 'POST', url, headers: { 'sec-fetch-site': 'same-origin', cookie }, payload })
    const email = 'anna.nowak@zlotygron.example'
    const first = await post('/api/v1/session', { email, password: FIXED_PASSWORD })
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
    const code = totpCode(fixedTotpSecret(email), Math.floor(reference.now().epochMilliseconds / 1000))
    expect((await post('/api/v1/session/second-factor', { code }, cookie)).statusCode).toBe(204)
  })

  test('no address is a real one, and every Polish tax id is well made', async () => {
    const { rows } = await sql<{ email: string }>`
      select email from person union select email from recipient`.execute(reference.db)
    expect(rows.filter(({ email }) => !email.endsWith('.example'))).toEqual([])
    const { rows: texts } = await sql<{ found: string }>`
      select (regexp_matches(body, '[[:alnum:]._-]+@[[:alnum:].-]+', 'g'))[1] as found from entry`.execute(reference.db)
    expect(texts.filter(({ found }) => !found.endsWith('.example'))).toEqual([])
    const taxIds = await reference.db
      .selectFrom('organisation')
      .select('tax_id')
      .where('tax_country', '=', 'PL')
      .execute()
    expect(taxIds.map((row) => row.tax_id).filter((taxId) => !isNip(taxId))).toEqual([])
  })

  test('only what has just happened sends mails', async () => {
    expect(await reference.drain()).toBeGreaterThan(0)
    const { rows } = await sql<{ number: string; mails: string }>`
      select ticket.number, count(*) as mails from outbound_mail join ticket on ticket.id = outbound_mail.ticket_id group by 1 order by 1`.execute(
      reference.db,
    )
    expect(rows.map(({ number }) => number)).toEqual(['27-000220', '27-000222'])
  })
})

describe('seeding', () => {
  test('happens at the first start, which says how to sign in, and at no later one', async () => {
    expect(greeting).toContain('anna.nowak@zlotygron.example')
    expect(greeting).toContain(FIXED_PASSWORD)
    expect(greeting).toContain('/dev/people')
    expect(await welcome(again)).toBe('')
    expect(await welcome(production)).toBe('')
  })

  test('twice does nothing the second time', async () => {
    const before = await contentOf(again)
    expect(await seed(again)).toBeNull()
    expect(await contentOf(again)).toEqual(before)
  })

  test('tells the same story every time', async () => {
    expect(await contentOf(again)).toEqual(await contentOf(reference))
  })

  test('is refused in production', async () => {
    expect(() => seed(production)).toThrow('demo.refused_in_production')
    expect(await production.db.selectFrom('person').select('id').execute()).toEqual([])
  })
})

describe('told at another moment', () => {
  test.each([
    ['on a weekday at noon', () => noon],
    ['on a Sunday night', () => sundayNight],
  ])('%s one ticket is late by twelve minutes and three fall due within the hour', async (_, of) => {
    const world = of()
    const adam = world.as(await actorOf(world, 'adam@serwis.example'))
    const queue = (await listQueue(adam)).filter(({ nextDueAt }) => nextDueAt !== null)
    expect(queue.slice(0, 4).map(({ number, nextDueAt }) => [number, minutesFromNow(world, nextDueAt)])).toEqual([
      ['26-000217', -12],
      ['26-000209', 25],
      ['26-000198', 40],
      ['26-000222', 45],
    ])
    expect(await countQueue(adam)).toMatchObject({ late: 1, due: 4 })
    expect(minutesFromNow(world, queue[4]?.nextDueAt ?? null)).toBeGreaterThan(60)
  })

  test('nothing happens in the future', async () => {
    for (const world of [noon, sundayNight]) {
      const late = await world.db.selectFrom('entry').select('id').where('sent_at', '>', world.now()).execute()
      expect(late).toEqual([])
    }
  })

  test('every ticket has a number of its own year', async () => {
    const { rows } = await sql<{ wrong: string }>`
      select number as wrong from ticket where left(number, 2) <> to_char(opened_at at time zone 'Europe/Warsaw', 'YY')`.execute(
      noon.db,
    )
    expect(rows).toEqual([])
  })
})

/** Everything that people can read in the world, without the ids. */
async function contentOf(world: World): Promise<unknown> {
  const { rows } = await sql`
    select ticket.number, ticket.state, ticket.move, ticket.priority, ticket.next_due_at::text as due, entry.position, entry.kind, entry.event, entry.author_name, entry.body, entry.sent_at::text as sent
    from ticket join entry on entry.ticket_id = ticket.id order by ticket.number, entry.position`.execute(world.db)
  const { rows: lines } = await sql`
    select contract.number, valid.position, valid.serial, valid.licence, valid.model, valid.valid_from::text as first, valid.valid_to::text as last
    from contract join contract_line valid on valid.contract_id = contract.id order by 1, 2`.execute(world.db)
  return { rows, lines }
}
