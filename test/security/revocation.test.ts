import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { setPartnerAccess } from '../../src/modules/tickets/index.ts'
import { outcomesOf, type CastName } from '../permissions/families.ts'
import { headersOf } from '../permissions/knock.ts'
import { outcomeOf, type Outcome } from '../permissions/outcomes.ts'
import { isPage } from '../permissions/routes.ts'
import { aStage, type Stage } from '../permissions/stage.ts'
import type { Case } from '../permissions/ask-all.ts'
import { useWorld } from '../world.ts'
import { everyRead, everythingOf, sweep } from './sweep.ts'

const world = useWorld()
let stage: Stage
let origin: string

beforeAll(async () => {
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
})

const idOf = (who: CastName): string => stage.people[who]?.id ?? ''

/** What takes a right away, whom it concerns and what they meet at protected pages afterwards. */
const revocations: readonly (readonly [string, CastName, () => Promise<unknown>, readonly Outcome[]])[] = [
  ['an ended session', 'owner', () => world.db.deleteFrom('session').execute(), ['sign-in']],
  [
    'a session past its end',
    'owner',
    () => world.db.updateTable('session').set({ expires_at: world.now().toString() }).execute(),
    ['sign-in'],
  ],
  ['an ended membership', 'owner', () => endMembership('owner'), ['absent', 'prove', 'enters']],
  [
    'a role taken away',
    'engineer',
    () => world.db.deleteFrom('staff_role').where('person_id', '=', idOf('engineer')).execute(),
    ['absent'],
  ],
  ['an account that was closed', 'coordinator', () => close('coordinator'), ['sign-in']],
]

const endMembership = (who: CastName) =>
  world.db
    .updateTable('membership')
    .set({ ended_at: world.now().toString() })
    .where('person_id', '=', idOf(who))
    .execute()
const close = (who: CastName) =>
  world.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', idOf(who)).execute()

describe('what was allowed a moment ago (F13, row 35)', () => {
  test.each(revocations)('%s counts from the next request on', async (_, who, revoke, expected) => {
    stage = await aStage(world)
    const headers = await headersOf(stage, who)
    const spot = stage.spots.kept
    const reads = protectedReads(who)
    let entered = 0
    await sweep(
      stage,
      who,
      reads,
      (key, response) => {
        if (outcomeOf(response) === 'enters') entered += 1
      },
      headers,
    )
    expect(entered).toBe(reads.length)

    await revoke()

    await sweep(
      stage,
      who,
      reads,
      (key, response) => {
        expect([key, expected.includes(outcomeOf(response))]).toEqual([key, true])
        expect([key, everythingOf(response).includes(spot.number) && response.statusCode === 200]).toEqual([key, false])
      },
      headers,
    )
  })

  test('a switch turned off counts for the partner from the next request on', async () => {
    stage = await aStage(world)
    const headers = await headersOf(stage, 'partnerWith')
    const { number } = stage.spots.shared
    const reads = protectedReads('partnerWith')
    const ofTicket = reads.filter(({ row }) => row.family.startsWith('ticket'))
    const found = async () => {
      const keys: string[] = []
      await sweep(
        stage,
        'partnerWith',
        reads,
        (key, response) => {
          if (response.statusCode === 200 && response.body.includes(number)) keys.push(key)
        },
        headers,
      )
      return keys
    }
    expect((await found()).length).toBeGreaterThan(5)

    await setPartnerAccess(world.as(stage.desk.anna.actor), { number, access: false })

    expect(await found()).toEqual([])
    await sweep(
      stage,
      'partnerWith',
      ofTicket,
      (key, response) => {
        expect([key, outcomeOf(response)]).toEqual([key, 'absent'])
      },
      headers,
    )
  })

  test('ends streams of live events within five seconds, though nothing happens', async () => {
    stage = await aStage(world)
    const people = ['owner', 'other', 'engineer', 'coordinator'] as const
    const streams = await Promise.all(people.map(openStream))
    const began = performance.now()
    await world.db.deleteFrom('session').where('person_id', '=', idOf('owner')).execute()
    await world.db.updateTable('session').set({ level: 'password' }).where('person_id', '=', idOf('other')).execute()
    await world.db.deleteFrom('staff_role').where('person_id', '=', idOf('engineer')).execute()
    await close('coordinator')
    const texts = await Promise.all(streams.map(({ text }) => text))

    expect(performance.now() - began).toBeLessThan(5000)
    expect(texts.map((text) => text.includes('event:'))).toEqual([false, false, false, false])
  })
})

/** The reads that somebody enters because of who they are, not because everybody does. */
function protectedReads(who: CastName): Case[] {
  return everyRead(stage).filter(({ row, route }) => {
    const isOwn = /konto|account|passkeys|potwierdz|umowy\/dodaj|zabezpieczenia|logowanie/.test(route.url)
    return route.access !== 'public' && !isOwn && outcomesOf(row.family, isPage(route.url))[who] === 'enters'
  })
}

/** `text` comes when the portal has ended the stream, and is everything that was said. */
async function openStream(who: CastName): Promise<{ readonly text: Promise<string> }> {
  const response = await fetch(`${origin}/api/v1/live`, { headers: await headersOf(stage, who) })
  expect(response.status).toBe(200)
  return { text: response.text() }
}
