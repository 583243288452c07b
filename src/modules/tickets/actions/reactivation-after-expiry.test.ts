import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { aDesk, aTicket, ticketNow } from '../../../../test/cast-tickets.ts'
import { useWorld } from '../../../../test/world.ts'
import { closeTicket } from './close-ticket.ts'
import { postReply } from './post-reply.ts'
import { reactivateTicket } from './reactivate-ticket.ts'

const world = useWorld()

test('a contract that ended after the report: served to the end, reactivated without a promise', async () => {
  const desk = await aDesk(world, { validFrom: '2025-11-21', validTo: '2026-11-20' })
  const [open, closed, other] = [await aTicket(world, desk), await aTicket(world, desk), await aTicket(world, desk)]
  for (const { number } of [closed, other]) await closeTicket(world.as(desk.anna.actor), { number })
  world.clock.advanceTo(Temporal.Instant.from('2026-11-21T10:00:00Z'))

  await postReply(world.as(desk.anna.actor), { number: open.number, body: 'Nadal nie działa.' })
  expect(await ticketNow(world, open.id)).toMatchObject({ covered: true, nextDueKind: 'reaction' })

  expect(
    await reactivateTicket(world.as(desk.anna.actor), { number: closed.number, reason: 'Wróciło po weekendzie.' }),
  ).toEqual({ covered: false })
  await postReply(world.as(desk.anna.actor), { number: other.number, body: 'Tutaj też wróciło.' })
  for (const { id } of [closed, other])
    expect(await ticketNow(world, id)).toMatchObject({ state: 'open', cycle: 2, covered: false, nextDueAt: null })
})
