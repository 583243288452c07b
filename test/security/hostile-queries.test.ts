import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../permissions/ask-all.ts'
import { headersOf, knock } from '../permissions/knock.ts'
import { isPage } from '../permissions/routes.ts'
import { aSpot, aStage, type Stage } from '../permissions/stage.ts'
import { useWorld } from '../world.ts'
import { hostileWords } from './hostile-words.ts'
import type { Ask } from '../permissions/row.ts'
import { everyRead, everyWrite, queryOf, sweep, withQuery } from './sweep.ts'

const world = useWorld()
let stage: Stage

beforeAll(async () => {
  stage = await aStage(world)
})

/** What people type to find something gets many of the words, anything else a few of them; all of them get their turn. */
const typed = new Set(['q', 'szukaj', 'search', 'serial'])

function questionsOf(each: Case, place: number): Case[] {
  return queryOf(each).flatMap((name, index) =>
    wordsFor(place + index, typed.has(name) ? 24 : 4).map((word) => withQuery(each, { [name]: word })),
  )
}

const wordsFor = (place: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => hostileWords[(place * 37 + index * 7) % hostileWords.length]!)

describe('hostile words', () => {
  test.each(['owner', 'engineer', 'stranger'] as const)(
    'in any query of %s break nothing (row 41)',
    { timeout: 180_000 },
    async (who) => {
      expect(hostileWords.length).toBeGreaterThan(280)
      const wrong: string[] = []
      const asked = everyRead(stage).flatMap(questionsOf)
      const mine = who === 'stranger' ? asked.filter(({ route }) => route.access === 'public') : asked
      await sweep(stage, who, mine, (key, response) => {
        if (response.statusCode >= 500) wrong.push(`${response.statusCode} ${key}`)
        if (/<script>alert|<svg onload|<img src=x/.test(response.body)) wrong.push(`written into the page: ${key}`)
        if (Object.keys(response.headers).includes('x')) wrong.push(`a header more: ${key}`)
      })
      expect(wrong).toEqual([])
      expect(mine.length).toBeGreaterThan(who === 'stranger' ? 40 : 250)
    },
  )

  test('in an address break nothing', async () => {
    const wrong: string[] = []
    for (const who of ['owner', 'engineer'] as const) {
      const headers = await headersOf(stage, who)
      for (const [index, { route }] of everyRead(stage)
        .filter(({ route: { url } }) => url.includes(':'))
        .entries())
        for (const word of wordsFor(index, 8)) {
          const url = route.url.replaceAll(/:\w+/g, encodeURIComponent(word.toWellFormed()))
          const { statusCode } = await world.app.inject({ method: 'GET', url, headers })
          if (statusCode >= 500 || statusCode === 200) wrong.push(`${statusCode} ${url}`)
        }
    }
    expect(wrong).toEqual([])
  })

  test.each(['owner', 'engineer'] as const)(
    'in any field that %s sends break nothing',
    { timeout: 180_000 },
    async (who) => {
      const wrong: string[] = []
      const headers = await headersOf(stage, who)
      const spot = await aSpot(world, stage.desk, false)
      const writes = everyWrite(stage).filter(({ route }) => !/session|wyloguj|sesje/.test(route.url))
      for (const [place, { key, row, route }] of writes.entries()) {
        const ask = (await row.ask?.({ stage, spot, who })) ?? {}
        for (const [word, asked] of spoilt(ask, ['a\u0000b', ...wordsFor(place, 2)])) {
          const { statusCode } = await knock({ stage, row: { ...row, ask: () => asked }, route, who, spot, headers })
          if (statusCode >= 500) wrong.push(`${statusCode} ${key} ${word}`)
        }
      }
      expect(wrong).toEqual([])
    },
  )

  test.each([
    ['owner', '/api/v1/contracts?limit=1e309', 400],
    ['owner', '/api/v1/tickets?limit=1e309', 400],
    ['owner', '/api/v1/contracts/A204518?after=2147483648', 422],
    ['owner', '/umowy/A204518?po=2147483648', 422],
    ['owner', '/zgloszenia/nowe?linia=NaN', 200],
    ['engineer', '/k/zgloszenia/%00/nastepne', 400],
  ] as const)('once broke something: %s at %s', async (who, url, status) => {
    const { statusCode } = await world.app.inject({ method: 'GET', url, headers: await headersOf(stage, who) })
    expect(statusCode).toBe(status)
  })

  test('as names of fields leave later answers as they were (row 39)', async () => {
    const headers = { ...(await headersOf(stage, 'owner')), 'content-type': 'application/json' }
    const read = () => world.app.inject({ method: 'GET', url: `/api/v1/tickets/${stage.spots.kept.number}`, headers })
    const before = (await read()).body
    for (const payload of ['{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"isAdmin":true}}}'])
      for (const url of ['/api/v1/promises/preview', '/api/v1/tickets', '/api/v1/session']) {
        const { statusCode } = await world.app.inject({ method: 'POST', url, headers, payload })
        expect([url, statusCode >= 400 && statusCode < 500]).toEqual([url, true])
      }
    expect((await read()).body).toBe(before)
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
  })
})

/** The same request with a word in the place of each field in turn. */
function spoilt(ask: Ask, words: readonly string[]): [string, Ask][] {
  const kind = (['form', 'json', 'parts'] as const).find((each) => ask[each] !== undefined)
  if (kind === undefined) return []
  return Object.keys(ask[kind] ?? {}).flatMap((name) =>
    words.map((word): [string, Ask] => [
      `${name}=${JSON.stringify(word).slice(0, 100)}`,
      { ...ask, [kind]: { ...ask[kind], [name]: word } },
    ]),
  )
}

describe('a choice that does not exist', () => {
  const NOWHERE = 'zzznowhere'
  /** What a person typed, or where they wanted to go on to, comes back as they typed it; nothing else does. */
  const comesBack = new Set([...typed, 'dalej', 'wroc', 'umowa', 'linia', 'contract', 't', 'after', 'po'])

  test.each(['owner', 'engineer'] as const)('is not written back to %s (row 42)', async (who) => {
    const chosen = everyRead(stage).flatMap((each) =>
      queryOf(each).flatMap((name) => (comesBack.has(name) ? [] : [withQuery(each, { [name]: NOWHERE })])),
    )
    expect(chosen.length).toBeGreaterThan(20)
    await sweep(stage, who, chosen, (key, response) => {
      expect([key, echoOf(response, NOWHERE)]).toEqual([key, false])
    })
  })

  test('is refused by the JSON interface', async () => {
    const choices = [
      '/api/v1/tickets?tab=',
      '/api/v1/contracts?state=',
      '/api/v1/tickets?sort=',
      '/api/v1/tickets?limit=',
    ]
    const headers = await headersOf(stage, 'owner')
    for (const url of choices.map((each) => `${each}${NOWHERE}`)) {
      const response = await world.app.inject({ method: 'GET', url, headers })
      expect([url, response.statusCode, echoOf(response, NOWHERE)]).toEqual([url, 422, false])
      expect(isPage(url)).toBe(false)
    }
  })
})

/** The address of the page itself stands in forms that lead back to it; that is no echo of a choice. */
const echoOf = ({ body }: LightMyRequestResponse, word: string): boolean =>
  body.replaceAll(/(?:name="back" value|name="wroc" value|href|data-sign-in)="[^"]*"/g, '').includes(word)
