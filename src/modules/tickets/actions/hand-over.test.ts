import { Temporal } from 'temporal-polyfill'
import { beforeEach, describe, expect, test } from 'vitest'
import { aStaffMember } from '../../../../test/cast.ts'
import { aDesk, anAnswer, aTicket, eventsOf, ticketNow, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, START, useWorld } from '../../../../test/world.ts'
import { listEntries } from '../../dialogue/index.ts'
import { newId } from '../../../platform/id.ts'
import { changeEscalation, tickClocks } from '../../promises/index.ts'
import { shippedEscalation, type EscalationStep, type HandOver } from '../../promises/rules/escalation.ts'
import { assignTicket } from './assign-ticket.ts'
import { closeTicket } from './close-ticket.ts'
import { handOver } from './hand-over.ts'

const world = useWorld()
const itself = () => world.as(portalItself)
let desk: Desk

beforeEach(async () => {
  world.clock.advanceTo(Temporal.Instant.from(START))
  desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS' })
})

describe('a ladder that hands the ticket over', () => {
  test('gives it once to whoever of the role has least to do, and tells them', async () => {
    const handing: EscalationStep = {
      code: 'hand_over',
      at: { rule: 'AFTER', minutes: 10 },
      tell: [],
      reassign: { to: 'role', role: 'coordinator' },
    }
    const ladders = shippedEscalation.ladders.map((ladder) => ({ ...ladder, steps: [...ladder.steps, handing] }))
    await changeEscalation(itself(), { ...shippedEscalation, ladders }, 'próba')
    await world.drain()
    const [busy, free] = [await aStaffMember(world, ['coordinator']), await aStaffMember(world, ['coordinator'])]
    const first = await aTicket(world, desk, { priority: 'P1' })
    await assignTicket(world.as(desk.adam.actor), { number: first.number, assigneeId: busy.id })
    const ticket = await aTicket(world, desk, { priority: 'P1' })
    await anAnswer(world, desk, first)

    world.clock.advanceTo(Temporal.Instant.from('2026-11-20T15:15:00Z'))
    await Promise.all([tickClocks(itself()), tickClocks(itself())])
    await tickClocks(itself())
    await world.drain()

    expect((await ticketNow(world, ticket.id)).assignee?.id).toBe(free.id)
    expect((await ticketNow(world, first.id)).assignee?.id).toBe(busy.id)
    const mails = await world.db
      .selectFrom('outbound_mail')
      .select('to_address')
      .where('ticket_id', '=', ticket.id)
      .where('kind', '=', 'ticket_assigned')
      .execute()
    expect(mails).toEqual([{ to_address: free.email }])
    expect(await eventsOf(world, ticket.id)).toContain('promise.handed_over')
  })
})

describe('handing over', () => {
  const toAdam = (): HandOver => ({ to: 'person', email: desk.adam.email.toUpperCase() })

  test('is done once for an event, and leaves a note that customers do not see', async () => {
    const ticket = await aTicket(world, desk)
    const because = newId()

    await handOver(itself(), ticket.id, toAdam(), because)
    await assignTicket(world.as(desk.adam.actor), { number: ticket.number, assigneeId: null })
    await handOver(itself(), ticket.id, toAdam(), because)

    expect((await ticketNow(world, ticket.id)).assignee).toBeNull()
    const notes = (await listEntries(itself(), ticket.id, { internal: true })).filter(({ kind }) => kind === 'note')
    expect(new Set(notes.map(({ event }) => event))).toEqual(new Set(['assigned', 'unassigned']))
    expect(notes).toHaveLength(2)
  })

  test('leaves a closed ticket where it is', async () => {
    const ticket = await aTicket(world, desk)
    await closeTicket(world.as(desk.adam.actor), { number: ticket.number, text: 'Zasilacz wymieniony.' })

    await handOver(itself(), ticket.id, toAdam(), newId())

    expect((await ticketNow(world, ticket.id)).assignee?.id).not.toBe(desk.adam.id)
  })

  test.each<[string, HandOver]>([
    ['no manager is on duty', { to: 'duty_manager' }],
    ['nobody has the role', { to: 'role', role: 'contracts' }],
    ['the person has left', { to: 'person', email: 'kto@myhezo.example' }],
  ])('changes nothing when %s', async (_, to) => {
    const ticket = await aTicket(world, desk)

    await handOver(itself(), ticket.id, to, newId())

    expect((await ticketNow(world, ticket.id)).assignee).toBeNull()
  })
})
