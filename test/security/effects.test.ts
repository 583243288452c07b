import { beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../permissions/ask-all.ts'
import type { CastName } from '../permissions/families.ts'
import { headersOf } from '../permissions/knock.ts'
import { isPage } from '../permissions/routes.ts'
import { aStage, type Stage } from '../permissions/stage.ts'
import { useWorld } from '../world.ts'
import { changedTables, everyCase, everyRead, everyWrite, printOf, sweep } from './sweep.ts'

const world = useWorld()
let stage: Stage

beforeAll(async () => {
  stage = await aStage(world)
})

/** Who reads a customer's file is written down (R92); nothing else about reading is. */
const isNoted = (key: string): boolean => key.startsWith('GET /api/v1/tickets/:number/attachments/:id')

describe('reading', () => {
  test.each(['owner', 'partnerWith', 'admin', 'unproven'] as const)('changes nothing for %s (row 47)', async (who) => {
    const headers = await headersOf(stage, who)
    const cases = everyRead(stage).filter(({ key }) => !isNoted(key))
    const asked = ['GET', 'HEAD'].flatMap((method) =>
      cases.map(({ key, row, route }) => ({ key: `${method} of ${key}`, row, route: { ...route, method } })),
    )
    expect(await culprits(who, asked, headers)).toEqual([])
  })

  test('of a file is written down in the log and nowhere else', async () => {
    const before = await printOf(world)
    await sweep(
      stage,
      'admin',
      everyRead(stage).filter(({ key }) => isNoted(key)),
      () => undefined,
      await headersOf(stage, 'admin'),
    )
    expect(changedTables(before, await printOf(world))).toEqual(['audit_chain', 'audit_event', 'session'])
  })

  test.each(['owner', 'admin', 'unproven'] as const)('is never kept by a cache for %s (row 57)', async (who) => {
    const cases = everyCase(stage).filter(({ route }) => route.url !== '/assets/:file')
    await sweep(stage, who, cases, (key, { headers }) => {
      expect([key, headers['cache-control']]).toEqual([key, 'no-store'])
      expect([key, headers['x-content-type-options']]).toEqual([key, 'nosniff'])
      expect([key, String(headers['content-security-policy']).includes("default-src 'none'")]).toEqual([key, true])
    })
  })
})

/** The requests after which something is different. Only when all of them together changed anything, each is looked at. */
async function culprits(who: CastName, cases: readonly Case[], headers: Record<string, string>): Promise<string[]> {
  const before = await printOf(world)
  await sweep(stage, who, cases, () => undefined, headers)
  let last = await printOf(world)
  if (changedTables(before, last).length === 0) return []
  const found: string[] = []
  const look = async (key: string) => {
    const now = await printOf(world)
    const changed = changedTables(last, now)
    if (changed.length > 0) found.push(`${key}: ${changed.join(', ')}`)
    last = now
  }
  await sweep(stage, who, cases, look, headers)
  return found.length > 0 ? found : ['something changed, once']
}

const types = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=edge-of-a-part',
  'text/plain',
  'text/plain; application/json',
  'application/json',
  'application/json; charset=utf-8',
]
const elsewhere = [
  { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'same-site', origin: 'https://www.myhezo.pl.evil.example' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
]

describe('a form on another site', () => {
  test('writes nothing, whatever it calls its content (row 47)', async () => {
    const before = await printOf(world)
    for (const [index, type] of types.entries()) {
      const { cookie = '' } = await headersOf(stage, 'owner')
      const from = elsewhere[index % elsewhere.length]!
      const sessions = await printOf(world)
      for (const { route } of everyWrite(stage)) {
        const url = route.url.replace(':number', stage.spots.kept.number).replace(':id', stage.spots.kept.recipientId)
        const headers = { cookie, 'content-type': type, ...from }
        const payload = JSON.stringify({ email: 'evil@evil.example', body: 'x', reason: 'x' })
        const response = await world.app.inject({ method: route.method as 'POST', url, headers, payload })
        expect([route.name, type, response.statusCode]).toEqual([route.name, type, 403])
        if (!isPage(route.url)) expect(response.json()).toMatchObject({ code: 'http.cross_origin' })
      }
      expect(changedTables(sessions, await printOf(world))).toEqual([])
    }
    expect(changedTables(before, await printOf(world))).toEqual(['session'])
  })
})

test('who only looks in leaves no session behind (row 46)', async () => {
  const before = await printOf(world)
  const open = everyRead(stage).filter(({ route }) => route.access === 'public')
  const headers = { 'sec-fetch-site': 'none' }
  for (let round = 0; round * open.length < 500; round++) await sweep(stage, 'stranger', open, () => undefined, headers)
  expect(changedTables(before, await printOf(world))).toEqual([])
})
