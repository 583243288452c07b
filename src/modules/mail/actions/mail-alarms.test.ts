import { Temporal } from 'temporal-polyfill'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aStaffMember, type Person } from '../../../../test/cast.ts'
import { aDesk, anAnswer, aTicket, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, START, useWorld } from '../../../../test/world.ts'
import { changeEscalation, escalationNow, tickClocks } from '../../promises/index.ts'
import type { Escalation } from '../../promises/rules/escalation.ts'
import { assignTicket, escalateTicket } from '../../tickets/index.ts'

const world = useWorld()
const itself = () => world.as(portalItself)
let desk: Desk
let manager: Person

beforeAll(async () => {
  desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS' })
  manager = await aStaffMember(world, ['manager'], { name: 'Ewa Nowak', email: 'ewa@myhezo.example', locale: 'en' })
})
beforeEach(() => world.clock.advanceTo(Temporal.Instant.from(START)))

/** Lets everything ring that has come due, and writes its mails; again and again, as two workers do. */
async function pass(to: string): Promise<void> {
  world.clock.advanceTo(Temporal.Instant.from(to))
  for (let told = 1; told > 0;) [{ told }] = await Promise.all([tickClocks(itself()), tickClocks(itself())])
  await world.drain()
  await world.drain()
}

async function alarmsOf(ticketId: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('outbound_mail')
    .select(['kind', 'to_address', 'subject'])
    .where('ticket_id', '=', ticketId)
    .where('kind', 'in', ['ticket_due_soon', 'ticket_missed'])
    .orderBy('sequence')
    .execute()
  return rows.map(({ to_address, subject }) => `${to_address}: ${subject}`)
}

async function change(edit: (escalation: Escalation) => Escalation): Promise<void> {
  const { escalation } = await escalationNow(itself())
  await changeEscalation(itself(), edit(escalation), 'próba')
  await world.drain()
}

describe('what rings on the way to a breach', () => {
  test('reaches the group, then the escalation address every hour, and stops with the answer', async () => {
    const ticket = await aTicket(world, desk, { priority: 'P1' })
    const number = ticket.number

    await pass('2026-11-20T14:50:00Z')
    expect(await alarmsOf(ticket.id)).toEqual([`desk@myhezo.pl: [Zaraz] ${number} do 16:05`])

    await pass('2026-11-20T15:05:00Z')
    await pass('2026-11-20T15:35:00Z')
    await pass('2026-11-20T16:05:00Z')
    await pass('2026-11-20T17:05:00Z')
    expect((await alarmsOf(ticket.id)).slice(1)).toEqual([
      `desk@myhezo.pl: [Po terminie] ${number}`,
      `escalation@myhezo.pl: [Po terminie] ${number}`,
      `escalation@myhezo.pl: [Po terminie] ${number}`,
      `escalation@myhezo.pl: [Po terminie] ${number}`,
      `escalation@myhezo.pl: [Po terminie] ${number}`,
    ])
    await anAnswer(world, desk, ticket)
    await pass('2026-11-20T19:30:00Z')
    expect(await alarmsOf(ticket.id)).toHaveLength(6)
  })

  test('reaches whoever has the ticket, and the manager on duty in their own language', async () => {
    await change((escalation) => ({
      ...escalation,
      duty: [{ email: 'ewa@myhezo.example', from: '2026-11-20', until: '2026-11-27' }],
    }))
    const ticket = await aTicket(world, desk, { priority: 'P1' })
    await assignTicket(world.as(desk.adam.actor), { number: ticket.number, assigneeId: desk.adam.id })

    await pass('2026-11-20T14:50:00Z')
    await pass('2026-11-20T15:05:00Z')

    expect(await alarmsOf(ticket.id)).toEqual([
      `${desk.adam.email}: [Zaraz] ${ticket.number} do 16:05`,
      `${desk.adam.email}: [Po terminie] ${ticket.number}`,
      `${manager.email}: [Breached] ${ticket.number}`,
    ])
  })

  test('waits for the window under day cover, and never reaches a customer', async () => {
    world.clock.advanceTo(Temporal.Instant.from('2026-11-20T15:30:00Z'))
    const ticket = await aTicket(world, desk, { priority: 'P3' })

    await pass('2026-11-22T12:00:00Z')
    expect(await alarmsOf(ticket.id)).toEqual([])
    await pass('2026-11-23T11:30:00Z')
    const staff = ['desk@myhezo.pl', 'escalation@myhezo.pl', manager.email, desk.adam.email]
    for (const line of await alarmsOf(ticket.id)) expect(staff).toContain(line.split(': ')[0])
    expect(await alarmsOf(ticket.id)).not.toEqual([])
  })

  test('a ticket that is escalated by hand reaches the manager on duty in a thread of its own', async () => {
    const ticket = await aTicket(world, desk, { priority: 'P1' })
    await escalateTicket(world.as(desk.anna.actor), { number: ticket.number, reason: 'Produkcja stoi od rana.' })
    await world.drain()

    const rows = await world.db
      .selectFrom('outbound_mail')
      .select(['to_address', 'subject', 'headers'])
      .where('ticket_id', '=', ticket.id)
      .where('kind', '=', 'ticket_escalated')
      .orderBy('sequence')
      .execute()
    expect(rows.map(({ to_address }) => to_address)).toEqual([desk.anna.email, manager.email])
    expect(rows[1]).toMatchObject({ subject: `ESCALATION ${ticket.number} – ${ticket.title}` })
    expect(rows[1]?.headers).not.toHaveProperty('In-Reply-To')
  })
})
