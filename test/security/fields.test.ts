import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../permissions/ask-all.ts'
import type { CastName } from '../permissions/families.ts'
import { knock } from '../permissions/knock.ts'
import { isPage } from '../permissions/routes.ts'
import { aSpot, aStage, type Stage } from '../permissions/stage.ts'
import { useWorld, type World } from '../world.ts'
import { everyRead, everythingOf, everyWrite, sweep } from './sweep.ts'

const world = useWorld()
let stage: Stage

beforeAll(async () => {
  stage = await aStage(world)
})

const FOREIGN_ID = 'deadbeef-dead-4ead-8ead-deadbeefdead'
const LONG_AGO = '2001-02-03T04:05:06Z'

/** Fields that a record has and nobody may send (row 31). Their values would be found wherever they were written. */
const privileged = {
  id: FOREIGN_ID,
  personId: FOREIGN_ID,
  authorId: FOREIGN_ID,
  organisationId: FOREIGN_ID,
  organisationIds: [FOREIGN_ID],
  createdAt: LONG_AGO,
  openedAt: LONG_AGO,
  sentAt: LONG_AGO,
  number: '99-999999',
  kind: 'staff',
  side: 'support',
  state: 'deadbeef',
  role: 'admin',
  roles: ['admin'],
  isAdministrator: true,
  isStaff: true,
  partnerOrganisationId: FOREIGN_ID,
}

describe('fields that nobody asked for', () => {
  const writes: readonly CastName[] = ['owner', 'unproven', 'engineer', 'half', 'stranger']

  test.each(writes)('change nothing when %s sends them with every write (row 31)', async (who) => {
    const standing = await standingOf(stage)
    const spot = await aSpot(world, stage.desk, false)
    for (const each of everyWrite(stage)) {
      const { row, route } = withPrivileged(each)
      const response = await knock({ stage, row, route, who, spot })
      expect([each.key, response.statusCode < 500]).toEqual([each.key, true])
    }
    expect(await tablesWith(world, [FOREIGN_ID, '2001-02-03', '99-999999'])).toEqual([])
    expect(await standingOf(stage)).toEqual(standing)
  })
})

function withPrivileged({ key, row, route }: Case): Case {
  const ask: Case['row']['ask'] = async (place) => {
    const given = (await row.ask?.(place)) ?? {}
    if (!isPage(route.url))
      return given.parts === undefined ? { ...given, json: { ...privileged, ...given.json } } : given
    const typed = Object.fromEntries(Object.entries(privileged).map(([name, value]) => [name, String(value)]))
    if (given.parts !== undefined) return { ...given, parts: { ...typed, ...given.parts } }
    return { ...given, form: { ...typed, ...given.form } }
  }
  return { key, row: { ...row, ask }, route }
}

/** What decides what the people of the cast may do. */
async function standingOf({ world: { db }, people }: Stage): Promise<unknown> {
  const ids = Object.values(people).flatMap((person) => (person === null ? [] : [person.id]))
  const persons = await db
    .selectFrom('person')
    .select(['id', 'kind', 'state', 'email'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
  const roles = await db
    .selectFrom('staff_role')
    .selectAll()
    .where('person_id', 'in', ids)
    .orderBy('person_id')
    .execute()
  const members = await db.selectFrom('membership').selectAll().orderBy('id').execute()
  return { persons, roles, members }
}

/** The tables that hold any of the words in any column. */
async function tablesWith({ db }: World, words: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'idempotency'`.execute(db)
  const pattern = words.join('|')
  const found: string[] = []
  for (const { name } of rows) {
    const hit = await sql`select 1 from ${sql.table(name)} t where t::text ~ ${pattern} limit 1`.execute(db)
    if (hit.rows.length > 0) found.push(name)
  }
  return found
}

describe('what may never leave', () => {
  test.each(['owner', 'engineer', 'admin', 'partnerWith'] as const)('is in no answer to %s (row 32)', async (who) => {
    const secrets = await secretsOf(world)
    expect(secrets.length).toBeGreaterThan(10)
    const leaks: string[] = []
    await sweep(stage, who, everyRead(stage), (key, response) => {
      const text = everythingOf(response)
      leaks.push(...secrets.filter((secret) => text.includes(secret)).map((secret) => `${key}: ${secret}`))
      if (/\$argon2|otpauth:|secret_sealed|token_hash|code_hash/.test(text)) leaks.push(key)
    })
    expect(leaks.filter((leak) => !leak.startsWith('GET /zabezpieczenia/aplikacja'))).toEqual([])
  })

  test('has no field in the JSON interface', async () => {
    const names = new Set<string>()
    await sweep(
      stage,
      'admin',
      everyRead(stage).filter(({ route }) => !isPage(route.url)),
      (key, response) => {
        const isJson = String(response.headers['content-type']).startsWith('application/json')
        if (isJson && !key.endsWith('openapi.json')) for (const name of namesIn(response.json())) names.add(name)
      },
    )
    expect(names.size).toBeGreaterThan(30)
    expect([...names].filter((name) => /hash|secret|token|password|seed|sealed|cookie|totp/i.test(name))).toEqual([])
  })
})

/** Every digest and sealed secret in the database, in the spellings in which it could leave. */
async function secretsOf({ db }: World): Promise<string[]> {
  const kept = await Promise.all([
    db.selectFrom('session').select('token_hash as bytes').execute(),
    db.selectFrom('api_token').select('token_hash as bytes').execute(),
    db.selectFrom('recovery_code').select('code_hash as bytes').execute(),
    db.selectFrom('totp').select('secret_sealed as bytes').execute(),
  ])
  const digests = kept.flat().flatMap(({ bytes }) => {
    const buffer = Buffer.from(bytes)
    return [buffer.toString('hex'), buffer.toString('base64'), buffer.toString('base64url')]
  })
  const passwords = await db.selectFrom('password').select('hash').execute()
  return [...digests, ...passwords.map(({ hash }) => String(hash))]
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)])
}
