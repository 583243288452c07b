import { Temporal } from 'temporal-polyfill'
import { beforeEach, describe, expect, test } from 'vitest'
import { aDesk, anAnswer, aTicket, ticketNow, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { changeCalendar } from '../../calendar/index.ts'
import { eightByFive, type Calendar } from '../../calendar/rules/calendar.ts'
import { lockTickets, saveNextDue } from '../../tickets/store/next-due.ts'
import { listClocks } from '../store/clocks.ts'
import { recountClocks } from './recount-clocks.ts'

const world = useWorld()
const itself = () => world.as(portalItself)
const at = (text: string) => Temporal.Instant.from(text)
let desk: Desk

const closedOn = (...dates: string[]): Calendar => ({
  ...eightByFive,
  exceptions: dates.map((date) => ({ date, kind: 'closed', reason: 'inwentaryzacja', author: 'Ewa Nowak' })),
})

/** A question of Friday 15:05, due on Monday at 11:05. */
beforeEach(async () => {
  desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS' })
  await changeCalendar(itself(), eightByFive, 'jak na początku')
})

/** Walks, and lets something happen once between the reading of a batch and its locks. */
async function walk(meanwhile: () => Promise<unknown>): Promise<number> {
  let happened = false
  let moved = 0
  const side = {
    saveNextDue,
    lock: async (...given: Parameters<typeof lockTickets>) => {
      if (!happened) {
        happened = true
        await meanwhile()
      }
      return lockTickets(...given)
    },
  }
  for await (const batch of recountClocks(itself(), '8x5', null, side)) moved += batch.moved
  return moved
}

const dueOf = async (ticketId: string) => (await listClocks(itself(), ticketId))[0]?.dueAt

describe('a walk that is overtaken between reading and writing', () => {
  test('leaves a clock alone that has ended meanwhile, and moves the others', async () => {
    const [answered, other] = [
      await aTicket(world, desk, { priority: 'P3' }),
      await aTicket(world, desk, { priority: 'P3' }),
    ]
    await changeCalendar(itself(), closedOn('2026-11-23'), 'inwentaryzacja')

    let ended: unknown
    await walk(async () => {
      await anAnswer(world, desk, answered)
      ended = await listClocks(itself(), answered.id)
    })

    expect(await listClocks(itself(), answered.id)).toEqual(ended)
    expect((await ticketNow(world, answered.id)).nextDueAt).toBeNull()
    expect(await dueOf(other.id)).toEqual(at('2026-11-24T10:05:00Z'))
    expect((await ticketNow(world, other.id)).nextDueAt).toEqual(at('2026-11-24T10:05:00Z'))
  })

  test('counts on the hours that are in force when it writes', async () => {
    const ticket = await aTicket(world, desk, { priority: 'P3' })
    await changeCalendar(itself(), closedOn('2026-11-23'), 'inwentaryzacja')

    await walk(() => changeCalendar(itself(), closedOn('2026-11-23', '2026-11-24'), 'jeszcze dzień'))

    expect(await dueOf(ticket.id)).toEqual(at('2026-11-25T10:05:00Z'))
    expect((await ticketNow(world, ticket.id)).nextDueAt).toEqual(at('2026-11-25T10:05:00Z'))
  })

  test('has nothing to do when everything stands where it should', async () => {
    await aTicket(world, desk, { priority: 'P3' })
    await walk(() => Promise.resolve())

    expect(await walk(() => Promise.resolve())).toBe(0)
  })
})
