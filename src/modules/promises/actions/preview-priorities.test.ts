import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { aDesk, aTicket, ticketNow } from '../../../../test/cast-tickets.ts'
import { useWorld } from '../../../../test/world.ts'
import { changePriority } from '../../tickets/index.ts'
import { previewPriorities } from './preview-priorities.ts'

const world = useWorld()

test('the shown promise of another priority is the one that the change gives', async () => {
  const rally = { vendor: 'Logitech', model: 'Rally Bar Mini', serial: '2441LZ0A5BC8' }
  const desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS', lines: [rally] })
  const ticket = await aTicket(world, desk, { priority: 'P3' })
  world.clock.advanceTo(Temporal.Instant.from('2026-11-20T15:30:00Z'))

  const shown = await previewPriorities(world.as(desk.adam.actor), ticket.id)

  expect(shown.map(({ priority }) => priority)).toEqual(['P1', 'P2', 'P3'])
  expect(shown[2]?.nextDueAt).toEqual(ticket.nextDueAt)
  await changePriority(world.as(desk.adam.actor), {
    number: ticket.number,
    priority: 'P1',
    reason: 'Nie działa wcale.',
  })
  expect((await ticketNow(world, ticket.id)).nextDueAt).toEqual(shown[0]?.nextDueAt)
})
