import { beforeAll, describe, expect, test } from 'vitest'
import { newId, newToken } from '../src/platform/id.ts'
import { tokenHash } from '../src/platform/hash.ts'
import { askAll, casesOf, differences } from './permissions/ask-all.ts'
import { headersOf, knock } from './permissions/knock.ts'
import { outcomeOf } from './permissions/outcomes.ts'
import { isPage, routesOf } from './permissions/routes.ts'
import { aSpot, aStage, type Spot, type Stage } from './permissions/stage.ts'
import { apiTable } from './permissions/table-api.ts'
import { demoTable, pagesTable } from './permissions/table-pages.ts'
import { useWorld } from './world.ts'

const table = { ...apiTable, ...pagesTable }
/** A stream that never ends is asked in a test of its own. */
const apart = ['GET /api/v1/live']

describe('the permission matrix', () => {
  const world = useWorld()
  let stage: Stage

  beforeAll(async () => {
    stage = await aStage(world)
  })

  test('has a row for every route and a route for every row', () => {
    expect(differences(routesOf(world.app), table, apart)).toEqual([])
  })

  test('sees a route that has no row, a row that has no route, and a right that is wrong', async () => {
    const [first, second] = routesOf(world.app)
    const found = differences(
      [first!, second!],
      { [first!.name]: { family: 'open to everybody' }, 'GET /gone': table['GET /']! },
      [],
    )
    expect(found).toEqual([`${second!.name} has no row in test/permissions`, 'GET /gone is no route any more'])
    expect(await askAll(stage, { 'GET /k/kolejka': { family: 'ticket, support' } })).toEqual([
      'GET /k/kolejka: onsite should meet absent, met enters (200)',
      'GET /k/kolejka: contracts should meet absent, met enters (200)',
    ])
  })

  test('holds for everybody at every door', { timeout: 300_000 }, async () => {
    expect(await askAll(stage, table)).toEqual([])
  })

  test.each([
    ['a stranger is not listened to', 'stranger', 401],
    ['nor who is half signed in', 'half', 401],
  ] as const)('of live events: %s', async (_, who, status) => {
    const url = '/api/v1/live'
    const { statusCode } = await world.app.inject({ method: 'GET', url, headers: await headersOf(stage, who) })
    expect(statusCode).toBe(status)
  })

  test('asks again who somebody is before what weakens or widens access', async () => {
    const cases = casesOf(stage, table).filter(({ route }) => route.fresh)
    expect(cases.length).toBeGreaterThan(10)
    for (const { key, row, route } of cases) {
      const headers = await headersOf(stage, 'owner')
      await world.db.updateTable('session').set({ fresh_until: world.now().toString() }).execute()
      const response = await knock({ stage, row, route, who: 'owner', spot: stage.spots.kept, headers })
      expect([key, outcomeOf(response)]).toEqual([key, isPage(route.url) ? 'step-up' : 'forbidden'])
    }
  })

  test('lets a token do what its scopes name and nothing else', async () => {
    const scopes = ['tickets:read', 'tickets:write', 'contracts:read', 'account:read']
    const without = await Promise.all(scopes.map((scope) => tokenOf(scopes.filter((each) => each !== scope))))
    const withAll = await tokenOf(scopes)
    for (const { key, row, route } of casesOf(stage, table).filter(({ route: { access } }) => access !== 'public')) {
      const headers = without[scopes.indexOf(route.scope ?? '')] ?? withAll
      const response = await knock({ stage, row, route, who: 'owner', spot: stage.spots.kept, headers })
      expect([key, outcomeOf(response)]).toEqual([key, isForStaff(route.access) ? 'absent' : 'forbidden'])
    }
    const reading = casesOf(stage, table).filter(
      ({ route: { scope, method } }) => scope !== undefined && method === 'GET',
    )
    for (const { key, row, route } of reading) {
      if (row.family === 'ticket, internal' || row.family === 'service terms, read') continue
      const response = await knock({ stage, row, route, who: 'owner', spot: stage.spots.kept, headers: withAll })
      expect([key, outcomeOf(response)]).toEqual([key, 'enters'])
    }
  })

  test('finds no child under the parent of another (row 28)', async () => {
    const [mine, foreign] = [stage.spots.kept, await aSpot(world, stage.desk, true)]
    const nested = casesOf(stage, table).filter(({ route }) => /:number\/.*:id/.test(route.url))
    expect(nested.map(({ route }) => route.name)).toHaveLength(8)
    for (const { key, row, route } of nested)
      for (const who of ['owner', 'engineer', 'partnerWith'] as const) {
        const child = childOf(route.url, foreign)
        const form = isPage(route.url) ? { form: {} } : {}
        const wrong = { ...row, ask: () => ({ params: { number: mine.number, id: child }, ...form }) }
        const response = await knock({ stage, row: wrong, route, who, spot: mine })
        expect([key, who, outcomeOf(response)]).toEqual([key, who, 'absent'])
      }
    const left = await world.db
      .selectFrom('recipient')
      .select('ended_at')
      .where('id', '=', foreign.recipientId)
      .execute()
    expect(left).toEqual([{ ended_at: null }])
  })

  const childOf = (url: string, { attachmentId, mailEntryId, recipientId }: Spot): string =>
    url.includes('attachments') ? attachmentId : url.includes('wpisy') ? mailEntryId : recipientId

  async function tokenOf(scopes: string[]): Promise<Record<string, string>> {
    const token = newToken()
    const at = world.now()
    await world.db
      .insertInto('api_token')
      .values({
        id: newId(),
        person_id: stage.desk.anna.id,
        name: 'Raporty',
        token_hash: tokenHash(token),
        scopes,
        created_at: at.toString(),
        expires_at: at.add({ hours: 1 }).toString(),
      })
      .execute()
    return { authorization: `Bearer ${token}` }
  }
})

const isForStaff = (access: unknown): boolean => access === 'staff' || Array.isArray(access)

describe('in demo mode', () => {
  const world = useWorld({ environment: { PORTAL_MODE: 'demo' } })

  test('there are these routes more, open to everybody', async () => {
    expect(differences(routesOf(world.app), { ...table, ...demoTable }, apart)).toEqual([])
    expect(await askAll(await aStage(world), demoTable)).toEqual([])
  })
})
