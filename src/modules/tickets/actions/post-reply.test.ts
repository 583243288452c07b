import { describe, expect, test } from 'vitest'
import { listClocks } from '../../promises/index.ts'
import { listEntries } from '../../dialogue/index.ts'
import { aCustomer } from '../../../../test/cast.ts'
import { aDesk, anAnswer, anUpload, aTicket, eventsOf, ticketNow } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { closeTicket } from './close-ticket.ts'
import { postReply } from './post-reply.ts'

const world = useWorld()

const outcomes = async (ticketId: string) =>
  (await listClocks(world.as(portalItself), ticketId)).map(({ kind, cycle, stoppedAt }) => [
    kind,
    cycle,
    stoppedAt !== null,
  ])

describe('an engineer’s reply', () => {
  test('is the first contact and meets the reaction', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    await anAnswer(world, desk, ticket)

    expect(await outcomes(ticket.id)).toEqual([['reaction', 1, true]])
    expect(await ticketNow(world, ticket.id)).toMatchObject({
      state: 'open',
      move: 'support',
      nextDueKind: null,
      lastEntryPosition: 3,
    })
    const [entry] = await listEntries(world.as(portalItself), ticket.id, { internal: false })
    expect(entry).toMatchObject({ side: 'support', authorName: 'Adam Wilk', body: 'Prosimy o log z konsoli.' })
    expect(await eventsOf(world, ticket.id)).toEqual(['ticket.opened', 'ticket.replied'])
  })

  test.each([
    ['keeps the move', 'keep', { state: 'open', move: 'support' }, 'ticket.replied'],
    ['asks the customer', 'ask', { state: 'open', move: 'customer' }, 'ticket.replied'],
    ['solves', 'solve', { state: 'solved', move: 'customer' }, 'ticket.solved'],
  ] as const)('%s', async (_, effect, standing, event) => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    await postReply(world.as(desk.adam.actor), { number: ticket.number, body: 'Prosimy o restart.', effect })

    expect(await ticketNow(world, ticket.id)).toMatchObject(standing)
    expect((await eventsOf(world, ticket.id)).at(-1)).toBe(event)
  })

  test('is refused on a closed ticket, and nothing of it stays', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    await closeTicket(world.as(desk.anna.actor), { number: ticket.number })

    await expect(postReply(world.as(desk.adam.actor), { number: ticket.number, body: 'Jeszcze to.' })).rejects.toThrow(
      'tickets.closed',
    )
    expect(await ticketNow(world, ticket.id)).toMatchObject({ state: 'closed', lastEntryPosition: 3 })
  })
})

describe('a customer’s reply', () => {
  test('hands the move to support and waits for the next communication', async () => {
    const desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS' })
    const ticket = await aTicket(world, desk)
    await postReply(world.as(desk.adam.actor), { number: ticket.number, body: 'Prosimy o log.', effect: 'ask' })
    await postReply(world.as(desk.anna.actor), { number: ticket.number, body: 'Log w załączniku.' })

    expect(await outcomes(ticket.id)).toEqual([
      ['reaction', 1, true],
      ['next_communication', 1, false],
    ])
    expect(await ticketNow(world, ticket.id)).toMatchObject({ move: 'support', nextDueKind: 'next_communication' })
  })

  test('opens again what was solved, in the same cycle', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    await postReply(world.as(desk.adam.actor), { number: ticket.number, body: 'Gotowe.', effect: 'solve' })
    await postReply(world.as(desk.anna.actor), { number: ticket.number, body: 'Nadal nie działa.' })
    expect(await ticketNow(world, ticket.id)).toMatchObject({ state: 'open', move: 'support', cycle: 1 })
  })

  test('reactivates what was closed, with its own clocks', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    await closeTicket(world.as(desk.anna.actor), { number: ticket.number })
    const posted = await postReply(world.as(desk.anna.actor), { number: ticket.number, body: 'Wróciło.' })

    expect(posted).toMatchObject({ reactivated: true, position: 5 })
    expect(await ticketNow(world, ticket.id)).toMatchObject({
      state: 'open',
      cycle: 2,
      covered: true,
      closedAt: null,
      nextDueKind: 'reaction',
      lastEntryPosition: 5,
    })
    expect((await outcomes(ticket.id)).at(-1)).toEqual(['reaction', 2, false])
    expect((await eventsOf(world, ticket.id)).at(-1)).toBe('ticket.reactivated')
  })

  test('may be a file without words', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const { id } = await anUpload(world, desk.anna)
    await postReply(world.as(desk.anna.actor), { number: ticket.number, body: '', uploads: [{ id }] })
    const [entry] = await listEntries(world.as(portalItself), ticket.id, { internal: false })
    expect(entry?.attachments.map(({ name }) => name)).toEqual(['konsola.txt'])
    await expect(postReply(world.as(desk.anna.actor), { number: ticket.number, body: ' ' })).rejects.toThrow(
      'dialogue.empty',
    )
  })

  test('cannot carry a file that already belongs to an entry', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const { id } = await anUpload(world, desk.anna)
    await postReply(world.as(desk.anna.actor), { number: ticket.number, body: '', uploads: [{ id }] })
    await expect(
      postReply(world.as(desk.anna.actor), { number: ticket.number, body: 'x', uploads: [{ id }] }),
    ).rejects.toThrow('dialogue.upload_not_found')
  })
})

describe('writing at the same time', () => {
  test('who has not seen the others’ entries is told how many there are', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    await anAnswer(world, desk, ticket)
    await anAnswer(world, desk, ticket, 'I jeszcze o wersję.')

    const reply = { number: ticket.number, body: 'Już wysyłam.', expectedPosition: 2 }
    await expect(postReply(world.as(desk.anna.actor), reply)).rejects.toThrow(
      expect.objectContaining({ code: 'tickets.changed_meanwhile', params: { count: 2 } }),
    )
    await expect(postReply(world.as(desk.anna.actor), { ...reply, expectedPosition: 4 })).resolves.toMatchObject({
      position: 5,
    })
  })

  test('one’s own entries and internal notes are no surprise', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const reply = { number: ticket.number, body: 'Dopisuję.', expectedPosition: 2 }
    await postReply(world.as(desk.anna.actor), reply)
    await expect(postReply(world.as(desk.anna.actor), reply)).resolves.toMatchObject({ position: 4 })
  })

  test('parallel replies take positions one after the other', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const posted = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        postReply(world.as(desk.anna.actor), { number: ticket.number, body: `wpis ${n}` }),
      ),
    )
    expect(posted.map(({ position }) => position).toSorted((one, other) => one - other)).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10,
    ])
    expect((await ticketNow(world, ticket.id)).lastEntryPosition).toBe(10)
  })

  test('a double click writes once', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const reply = { number: ticket.number, body: 'Raz.', once: 'klik' }
    const [one, other] = await Promise.all([
      postReply(world.as(desk.anna.actor), reply),
      postReply(world.as(desk.anna.actor), reply),
    ])
    expect(one).toEqual(other)
    expect((await ticketNow(world, ticket.id)).lastEntryPosition).toBe(3)
  })
})

test.each([
  ['a colleague of the same company writes on the customer’s side', 'colleague', 'customer'],
  ['the partner writes on their own side while the ticket is shared', 'partner', 'partner'],
] as const)('%s', async (_, who, side) => {
  const desk = await aDesk(world)
  const ticket = await aTicket(world, desk, { partnerAccess: true })
  const writer = who === 'partner' ? desk.ola : await aCustomer(world, [desk.customer])
  await postReply(world.as(writer.actor), { number: ticket.number, body: 'Dzień dobry.' })
  const [entry] = await listEntries(world.as(portalItself), ticket.id, { internal: false })
  expect(entry?.side).toBe(side)
})
