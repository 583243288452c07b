import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { listClocks } from '../../promises/index.ts'
import { listEntries } from '../../dialogue/index.ts'
import { aStaffMember, type Person } from '../../../../test/cast.ts'
import { aDesk, anAnswer, aTicket, eventsOf, ticketNow, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { addNote } from './add-note.ts'
import { assignTicket } from './assign-ticket.ts'
import { changePriority } from './change-priority.ts'
import { closeTicket } from './close-ticket.ts'
import { escalateTicket } from './escalate-ticket.ts'
import { moveTicket } from './move-ticket.ts'
import { reactivateTicket } from './reactivate-ticket.ts'

const world = useWorld()
const as = (person: Person) => world.as(person.actor)

const newest = async (ticketId: string) => (await listEntries(world.as(portalItself), ticketId, { internal: true }))[0]

async function aTicketAndDesk(): Promise<{ desk: Desk; number: string; id: string }> {
  const desk = await aDesk(world)
  const { number, id } = await aTicket(world, desk)
  return { desk, number, id }
}

describe('an internal note', () => {
  test('is kept, and moves nothing that others can count', async () => {
    const { desk, number, id } = await aTicketAndDesk()
    const before = await ticketNow(world, id)
    await addNote(as(desk.adam), { number, body: 'Wygląda na zasilacz.' })

    expect(await newest(id)).toMatchObject({ kind: 'note', body: 'Wygląda na zasilacz.', position: 3 })
    expect(await ticketNow(world, id)).toEqual(before)
    expect((await eventsOf(world, id)).at(-1)).toBe('ticket.noted')
  })

  test('is not an answer: the reaction goes on', async () => {
    const { desk, number, id } = await aTicketAndDesk()
    await addNote(as(desk.adam), { number, body: 'Patrzę.' })
    expect(await listClocks(world.as(portalItself), id)).toMatchObject([{ kind: 'reaction', stoppedAt: null }])
  })

  test('is nothing for customers, partners and readers among the staff', async () => {
    const { desk, number } = await aTicketAndDesk()
    const reader = await aStaffMember(world, ['contracts'])
    for (const person of [desk.anna, desk.ola, reader])
      await expect(addNote(as(person), { number, body: 'x' })).rejects.toThrow('not_found')
  })

  test('sent twice is one note', async () => {
    const { desk, number } = await aTicketAndDesk()
    const note = { number, body: 'Raz.', once: 'n-1' }
    expect(await addNote(as(desk.adam), note)).toEqual(await addNote(as(desk.adam), note))
  })
})

describe('closing', () => {
  test('ends the clocks and says who closed', async () => {
    const { desk, number, id } = await aTicketAndDesk()
    await closeTicket(as(desk.anna), { number, text: 'Działa, dziękuję.' })

    expect(await ticketNow(world, id)).toMatchObject({
      state: 'closed',
      nextDueAt: null,
      nextDueKind: null,
      lastEntryPosition: 3,
    })
    expect((await ticketNow(world, id)).closedAt?.toString()).toBe(world.now().toString())
    expect(await newest(id)).toMatchObject({ event: 'closed', side: 'customer', body: 'Działa, dziękuję.' })
    expect(await listClocks(world.as(portalItself), id)).toMatchObject([{ cancelledAt: world.now() }])
    await expect(closeTicket(as(desk.anna), { number })).rejects.toThrow('tickets.closed')
  })
})

describe('reactivating', () => {
  test('begins a new cycle with its own reaction', async () => {
    const { desk, number, id } = await aTicketAndDesk()
    await closeTicket(as(desk.anna), { number })
    expect(await reactivateTicket(as(desk.anna), { number, reason: 'Zasilacz padł ponownie.' })).toEqual({
      covered: true,
    })

    expect(await ticketNow(world, id)).toMatchObject({
      state: 'open',
      move: 'support',
      cycle: 2,
      closedAt: null,
      nextDueKind: 'reaction',
    })
    expect((await eventsOf(world, id)).at(-1)).toBe('ticket.reactivated')
  })

  test('by support makes nobody wait for a reaction', async () => {
    const { desk, number, id } = await aTicketAndDesk()
    await closeTicket(as(desk.anna), { number })
    await reactivateTicket(as(desk.adam), { number, reason: 'Producent znalazł przyczynę.' })
    expect(await ticketNow(world, id)).toMatchObject({ cycle: 2, nextDueAt: null })
  })

  test('asks for ten characters of reason', async () => {
    const { desk, number } = await aTicketAndDesk()
    await closeTicket(as(desk.anna), { number })
    await expect(reactivateTicket(as(desk.anna), { number, reason: 'bo  tak' })).rejects.toThrow(
      expect.objectContaining({ code: 'tickets.reason_too_short', params: { min: 10 } }),
    )
  })

  test('is for closed tickets', async () => {
    const { desk, number } = await aTicketAndDesk()
    await expect(reactivateTicket(as(desk.anna), { number, reason: 'Jeszcze raz proszę.' })).rejects.toThrow(
      'tickets.not_closed',
    )
  })
})

describe('escalating', () => {
  test('brings the move to support, with a reason that everybody reads', async () => {
    const { desk, number, id } = await aTicketAndDesk()
    await anAnswer(world, desk, { ...(await ticketNow(world, id)) })
    await escalateTicket(as(desk.anna), { number, reason: 'Stoi cała serwerownia.' })

    expect(await ticketNow(world, id)).toMatchObject({ move: 'support', escalatedAt: world.now() })
    expect(await newest(id)).toMatchObject({ kind: 'event', event: 'escalated', body: 'Stoi cała serwerownia.' })
    expect((await eventsOf(world, id)).at(-1)).toBe('ticket.escalated')
  })

  test('is not for closed tickets, nor without a reason', async () => {
    const { desk, number } = await aTicketAndDesk()
    await expect(escalateTicket(as(desk.anna), { number, reason: 'szybko!' })).rejects.toThrow(
      'tickets.reason_too_short',
    )
    await closeTicket(as(desk.anna), { number })
    await expect(escalateTicket(as(desk.anna), { number, reason: 'Stoi cała serwerownia.' })).rejects.toThrow(
      'tickets.closed',
    )
  })
})

describe('assigning', () => {
  test('is taken, handed over and put back, with a trace for staff only', async () => {
    const { desk, number, id } = await aTicketAndDesk()
    const kasia = await aStaffMember(world, ['coordinator'], { name: 'Katarzyna Lis' })
    const before = await ticketNow(world, id)

    await assignTicket(as(desk.adam), { number, assigneeId: desk.adam.id })
    expect(await newest(id)).toMatchObject({ kind: 'note', event: 'taken', data: { name: 'Adam Wilk' } })
    await assignTicket(as(desk.adam), { number, assigneeId: kasia.id })
    expect(await newest(id)).toMatchObject({ kind: 'note', event: 'assigned', data: { name: 'Katarzyna Lis' } })
    expect(await ticketNow(world, id)).toEqual({ ...before, assignee: { id: kasia.id, name: 'Katarzyna Lis' } })
    await assignTicket(as(desk.adam), { number, assigneeId: null })
    expect(await newest(id)).toMatchObject({ kind: 'note', event: 'unassigned' })
    expect((await eventsOf(world, id)).filter((type) => type === 'ticket.assigned')).toHaveLength(3)
  })

  test('taking what is mine already changes nothing', async () => {
    const { desk, number, id } = await aTicketAndDesk()
    await assignTicket(as(desk.adam), { number, assigneeId: desk.adam.id })
    await assignTicket(as(desk.adam), { number, assigneeId: desk.adam.id })
    expect((await eventsOf(world, id)).filter((type) => type === 'ticket.assigned')).toHaveLength(1)
  })

  test('only people who work on tickets can be given one', async () => {
    const { desk, number } = await aTicketAndDesk()
    const reader = await aStaffMember(world, ['contracts'])
    for (const person of [reader, desk.anna]) {
      await expect(assignTicket(as(desk.adam), { number, assigneeId: person.id })).rejects.toThrow(
        'tickets.assignee_unknown',
      )
    }
    await expect(assignTicket(as(desk.anna), { number, assigneeId: desk.adam.id })).rejects.toThrow('http.not_found')
  })
})

describe('ranking anew', () => {
  test('keeps both values, the reason and moves the clocks', async () => {
    const desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS' })
    const { number, id, nextDueAt } = await aTicket(world, desk)
    await changePriority(as(desk.adam), { number, priority: 'P3', reason: 'Pytanie o konfigurację.' })

    const ticket = await ticketNow(world, id)
    expect(ticket.priority).toBe('P3')
    expect(ticket.nextDueAt?.epochMilliseconds).toBeGreaterThan(nextDueAt?.epochMilliseconds ?? 0)
    expect(await newest(id)).toMatchObject({
      event: 'priority_changed',
      body: 'Pytanie o konfigurację.',
      data: { from: 'P1', to: 'P3' },
    })
  })

  test.each([
    ['the same priority', { priority: 'P1', reason: 'bez zmian' }, 'tickets.priority_same'],
    ['an unknown one', { priority: 'P9', reason: 'bez zmian' }, 'tickets.priority_unknown'],
    ['no reason', { priority: 'P2', reason: ' ' }, 'tickets.reason_too_short'],
  ])('refuses %s', async (_, change, code) => {
    const { desk, number } = await aTicketAndDesk()
    await expect(changePriority(as(desk.adam), { number, ...change })).rejects.toThrow(code)
  })

  test('is the desk’s business', async () => {
    const { desk, number } = await aTicketAndDesk()
    await expect(changePriority(as(desk.anna), { number, priority: 'P2', reason: 'Ważne.' })).rejects.toThrow(
      'http.not_found',
    )
  })
})

describe('whose move', () => {
  test('waiting for the customer says what is needed, and that is an answer', async () => {
    const { desk, number, id } = await aTicketAndDesk()
    await moveTicket(as(desk.adam), { number, move: 'customer', text: 'Prosimy o numer wersji.' })

    expect(await ticketNow(world, id)).toMatchObject({ move: 'customer', nextDueKind: null })
    expect(await newest(id)).toMatchObject({ event: 'moved_customer', body: 'Prosimy o numer wersji.' })
    expect(await listClocks(world.as(portalItself), id)).toMatchObject([{ kind: 'reaction', stoppedAt: world.now() }])
  })

  test('waiting for the vendor is no answer to the customer', async () => {
    const { desk, number, id } = await aTicketAndDesk()
    await moveTicket(as(desk.adam), { number, move: 'vendor' })
    expect(await ticketNow(world, id)).toMatchObject({ move: 'vendor', nextDueKind: 'reaction' })
  })

  test('an agreed date is kept until somebody moves on', async () => {
    const { desk, number, id } = await aTicketAndDesk()
    const until = Temporal.Instant.from('2026-11-24T09:00:00Z')
    await moveTicket(as(desk.adam), { number, move: 'agreed', text: 'Okno serwisowe we wtorek.', until })
    expect(await ticketNow(world, id)).toMatchObject({ move: 'agreed', agreedUntil: until })
    await moveTicket(as(desk.adam), { number, move: 'support' })
    expect(await ticketNow(world, id)).toMatchObject({ move: 'support', agreedUntil: null })
  })

  test('is the desk’s business', async () => {
    const { desk, number } = await aTicketAndDesk()
    await expect(moveTicket(as(desk.anna), { number, move: 'vendor' })).rejects.toThrow('http.not_found')
  })
})
