import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../../platform/context.ts'
import { listEventsOf } from '../../audit/index.ts'
import { aDesk, anAnswer, aTicket, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listClocks } from '../store/clocks.ts'
import { tickClocks } from './tick-clocks.ts'

const world = useWorld()
let desk: Desk

beforeEach(async () => {
  desk = await aDesk(world)
})

const tick = () => tickClocks(world.as(portalItself))
const pass = (minutes: number) => world.clock.advanceTo(world.now().add({ minutes }))
const told = async (ticketId: string) =>
  (await listEventsOf(world.as(portalItself), ticketId))
    .map(({ type }) => type)
    .filter((type) => type.startsWith('promise.'))

describe('the promise ticker', () => {
  test('warns at three quarters and tells of a breach, once each', async () => {
    const ticket = await aTicket(world, desk)
    pass(44)
    await tick()
    expect(await told(ticket.id)).toEqual([])

    pass(1)
    await tick()
    await tick()
    expect(await told(ticket.id)).toEqual(['promise.warned'])

    pass(15)
    await tick()
    await tick()
    expect(await told(ticket.id)).toEqual(['promise.warned', 'promise.breached'])
    expect((await listClocks(world.as(portalItself), ticket.id))[0]).toMatchObject({
      kind: 'reaction',
      stoppedAt: null,
    })
  })

  test('tells once also with several tickers at the same moment', async () => {
    const tickets = []
    for (let opened = 0; opened < 5; opened++) tickets.push(await aTicket(world, desk))
    pass(45)

    await Promise.all([tick(), tick(), tick(), tick()])

    for (const ticket of tickets) expect(await told(ticket.id)).toEqual(['promise.warned'])
  })

  test('that dies in the middle leaves everything to the next one, and nothing is told twice', async () => {
    const tickets = []
    for (let opened = 0; opened < 3; opened++) tickets.push(await aTicket(world, desk))
    pass(45)

    const dying = inTransaction(world.as(portalItself), async (tx) => {
      expect((await tickClocks(tx)).told).toBeGreaterThanOrEqual(3)
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx.db)
    })
    await expect(dying).rejects.toThrow()
    for (const ticket of tickets) expect(await told(ticket.id)).toEqual([])

    await Promise.all([tick(), tick()])
    for (const ticket of tickets) expect(await told(ticket.id)).toEqual(['promise.warned'])
  })

  test('leaves a warning out that would come with the breach, and says nothing of what was answered', async () => {
    const [late, answered] = [await aTicket(world, desk), await aTicket(world, desk)]
    await anAnswer(world, desk, answered)
    pass(90)

    for (let round = 0; round < 3; round++) await tick()

    expect((await told(late.id)).filter((type) => type === 'promise.breached')).toHaveLength(1)
    expect(await told(answered.id)).toEqual([])
  })
})
