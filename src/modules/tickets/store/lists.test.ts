import { describe, expect, test } from 'vitest'
import { aCustomer, anOrganisation, aStaffMember } from '../../../../test/cast.ts'
import { aContract } from '../../../../test/cast-contracts.ts'
import { aDesk, anAnswer, anUpload, aTicket } from '../../../../test/cast-tickets.ts'
import { useWorld } from '../../../../test/world.ts'
import { visitor } from '../../../platform/context.ts'
import { closeTicket } from '../actions/close-ticket.ts'
import { moveTicket } from '../actions/move-ticket.ts'
import { postReply } from '../actions/post-reply.ts'
import { assignTicket } from '../actions/assign-ticket.ts'
import { countTickets, listTickets, openTicketsOf, type TicketTab } from './lists.ts'
import { numbersToTell } from './live.ts'
import { listAssignable } from './people.ts'
import { countQueue, listQueue } from './queue.ts'
import { findTicket } from './tickets.ts'

const world = useWorld()

describe('the customer’s list', () => {
  test('has four tabs, each with its count', async () => {
    const desk = await aDesk(world)
    const [waiting, running, closed] = [
      await aTicket(world, desk),
      await aTicket(world, desk),
      await aTicket(world, desk),
    ]
    await moveTicket(world.as(desk.adam.actor), { number: waiting.number, move: 'customer', text: 'Prosimy o log.' })
    await closeTicket(world.as(desk.anna.actor), { number: closed.number })

    const anna = world.as(desk.anna.actor)
    const inTab = async (tab: TicketTab) =>
      (await listTickets(anna, { tab })).tickets.map(({ number }) => number).toSorted()
    expect(await inTab('attention')).toEqual([waiting.number])
    expect(await inTab('open')).toEqual([waiting.number, running.number])
    expect(await inTab('closed')).toEqual([closed.number])
    expect(await inTab('all')).toEqual([waiting.number, running.number, closed.number])
    expect(await countTickets(anna)).toEqual({ attention: 1, open: 2, closed: 1, all: 3 })
  })

  test('counts the open tickets of contracts, hidden ones never', async () => {
    const desk = await aDesk(world)
    const [, closed] = [await aTicket(world, desk), await aTicket(world, desk)]
    await closeTicket(world.as(desk.anna.actor), { number: closed.number })
    const ids = [desk.contract.id]

    expect(await openTicketsOf(world.as(desk.anna.actor), ids)).toEqual(new Map([[desk.contract.id, 1]]))
    expect(await openTicketsOf(world.as(desk.adam.actor), ids)).toEqual(new Map([[desk.contract.id, 1]]))
    const stranger = await aCustomer(world, [await anOrganisation(world)])
    expect(await openTicketsOf(world.as(stranger.actor), ids)).toEqual(new Map())
    expect(await openTicketsOf(world.as(desk.anna.actor), [])).toEqual(new Map())
  })

  test('holds the tickets of one contract for who has proven that one only (decision 8)', async () => {
    const desk = await aDesk(world)
    const other = { ...desk, contract: await aContract(world, { customer: desk.customer, partner: desk.partner }) }
    const [within, beyond] = [await aTicket(world, desk), await aTicket(world, other, { partnerAccess: true })]
    const limitedTo = (contractId: string, organisationId: string) =>
      world.as({
        kind: 'customer',
        personId: desk.anna.id,
        name: 'Anna Nowak',
        organisationIds: [organisationId],
        limits: [{ organisationId, contractId }],
      })

    const anna = limitedTo(desk.contract.id, desk.customer.id)
    expect((await listTickets(anna)).tickets.map(({ number }) => number)).toEqual([within.number])
    await expect(findTicket(anna, beyond.number)).rejects.toThrow('tickets.not_found')
    expect((await countTickets(anna)).all).toBe(1)

    expect((await listTickets(limitedTo(desk.contract.id, desk.partner.id))).tickets).toEqual([])
    const partner = limitedTo(other.contract.id, desk.partner.id)
    expect((await listTickets(partner)).tickets.map(({ number }) => number)).toEqual([beyond.number])
    expect(await numbersToTell(anna, [within.id, beyond.id], [beyond.id])).toEqual([within.number])
  })

  test('shows what changed last first', async () => {
    const desk = await aDesk(world)
    const [older, newer] = [await aTicket(world, desk), await aTicket(world, desk)]
    world.clock.advanceTo(world.now().add({ minutes: 5 }))
    await anAnswer(world, desk, older)
    expect((await listTickets(world.as(desk.anna.actor))).tickets.map(({ number }) => number)).toEqual([
      older.number,
      newer.number,
    ])
  })

  test('goes on page after page, each ticket once', async () => {
    const desk = await aDesk(world)
    for (let n = 0; n < 7; n++) await aTicket(world, desk)
    const seen: string[] = []
    for (let after: string | null = ''; after !== null;) {
      const page = await listTickets(world.as(desk.anna.actor), { limit: 3, ...(after === '' ? {} : { after }) })
      seen.push(...page.tickets.map(({ number }) => number))
      after = page.next
    }
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
  })

  test('can be narrowed to one contract', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const list = async (contractNumber: string) =>
      (await listTickets(world.as(desk.anna.actor), { contractNumber })).tickets.map(({ number }) => number)
    expect(await list(desk.contract.number)).toEqual([ticket.number])
    expect(await list('A999999')).toEqual([])
  })

  test('is empty for visitors and people who have proven nothing', async () => {
    await aTicket(world, await aDesk(world))
    const unproven = await aCustomer(world)
    for (const actor of [visitor, unproven.actor]) {
      expect(await listTickets(world.as(actor))).toEqual({ tickets: [], next: null })
      expect(await countTickets(world.as(actor))).toEqual({ attention: 0, open: 0, closed: 0, all: 0 })
    }
  })

  test('is shared by the people of a company, and by nobody else', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const colleague = await aCustomer(world, [desk.customer])
    const stranger = await aCustomer(world, [await anOrganisation(world)])
    await expect(findTicket(world.as(colleague.actor), ticket.number)).resolves.toMatchObject({ id: ticket.id })
    await expect(findTicket(world.as(stranger.actor), ticket.number)).rejects.toThrow('tickets.not_found')
  })

  test('names the engineer to the desk only', async () => {
    const desk = await aDesk(world)
    const { number } = await aTicket(world, desk)
    await assignTicket(world.as(desk.adam.actor), { number, assigneeId: desk.adam.id })
    const assignee = async (actor = desk.anna.actor) =>
      (await listTickets(world.as(actor), { search: number })).tickets[0]?.assignee
    expect(await assignee()).toBeNull()
    expect(await assignee(desk.adam.actor)).toEqual({ id: desk.adam.id, name: 'Adam Wilk' })
  })
})

describe('searching', () => {
  test.each([
    ['a word of the title, without its accents', 'zasilacza gron'],
    ['a part of the serial', 'zx81'],
    ['the ticket’s number', 'NUMBER'],
    ['words of the dialogue', 'snmp ŻÓŁWIE'],
    ['a file’s name', 'konsola-lodz'],
    ['the contract’s number', 'CONTRACT'],
    ['signs that mean something to the database', '100%_\\'],
  ])('finds %s', async (_, search) => {
    const desk = await aDesk(world, { lines: [{ serial: 'ZX81-0042' }] })
    const ticket = await aTicket(world, desk, {
      title: 'Brak ZASILACZA 100%_\\',
      description: 'SNMP: żółwie nie odpowiadają',
    })
    const other = await aTicket(world, await aDesk(world, { lines: [{ serial: 'QQ-1' }] }), {
      title: '1000 urządzeń',
      description: 'nic',
    })
    const { id } = await anUpload(world, desk.anna, { name: 'konsola-Łódź.txt' })
    await postReply(world.as(desk.anna.actor), { number: ticket.number, body: '', uploads: [{ id }] })

    const words = search.replace('NUMBER', ticket.number).replace('CONTRACT', desk.contract.number)
    const found = async (actor = desk.anna.actor) =>
      (await listTickets(world.as(actor), { search: words })).tickets.map(({ number }) => number)
    expect(await found()).toEqual([ticket.number])
    expect(await found(desk.adam.actor)).toContain(ticket.number)
    expect(await found(desk.adam.actor)).not.toContain(other.number)
  })

  test('wants every word', async () => {
    const desk = await aDesk(world)
    await aTicket(world, desk, { title: 'Przełącznik', description: 'nie uruchamia się' })
    const count = async (search: string) => (await listTickets(world.as(desk.anna.actor), { search })).tickets.length
    expect([await count('przelacznik uruchamia'), await count('przelacznik drukarka')]).toEqual([1, 0])
  })
})

describe('the desk’s queue', () => {
  test('stands in the order in which tickets fall due, what waits without a clock last', async () => {
    const desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS' })
    const calm = await aTicket(world, desk, { priority: 'P3' })
    const answered = await aTicket(world, desk)
    await anAnswer(world, desk, answered)
    const urgent = await aTicket(world, desk, { priority: 'P1' })
    const closed = await aTicket(world, desk)
    await closeTicket(world.as(desk.anna.actor), { number: closed.number })

    const numbers = (await listQueue(world.as(desk.adam.actor)))
      .map(({ number }) => number)
      .filter((number) => [calm, answered, urgent, closed].some((ticket) => ticket.number === number))
    expect(numbers).toEqual([urgent.number, calm.number, answered.number])
  })

  test('counts what is mine, free, late and waiting', async () => {
    const adam = await aStaffMember(world, ['engineer'], { name: 'Jan Mazur' })
    const before = await countQueue(world.as(adam.actor))
    const desk = await aDesk(world)
    const [mine, waiting] = [await aTicket(world, desk), await aTicket(world, desk)]
    await assignTicket(world.as(adam.actor), { number: mine.number, assigneeId: adam.id })
    await moveTicket(world.as(adam.actor), { number: waiting.number, move: 'vendor' })

    const after = await countQueue(world.as(adam.actor))
    expect({
      mine: after.mine,
      free: after.free - before.free,
      waiting: after.waiting - before.waiting,
      all: after.all - before.all,
    }).toEqual({ mine: 1, free: 1, waiting: 1, all: 2 })
    expect((await listQueue(world.as(adam.actor), { view: 'mine' })).map(({ number }) => number)).toEqual([mine.number])

    world.clock.advanceTo(world.now().add({ hours: 24 * 14 }))
    expect((await countQueue(world.as(adam.actor))).late).toBeGreaterThanOrEqual(after.late + 2)
  })

  test('is for customers their own list and nothing more', async () => {
    const [desk, others] = [await aDesk(world), await aDesk(world)]
    await aTicket(world, others)
    const ticket = await aTicket(world, desk)
    expect((await listQueue(world.as(desk.anna.actor))).map(({ number }) => number)).toEqual([ticket.number])
    expect((await countQueue(world.as(desk.anna.actor))).all).toBe(1)
  })

  test('can be handed to people who work on tickets', async () => {
    const [kasia, reader] = [
      await aStaffMember(world, ['coordinator'], { name: 'Katarzyna Lis' }),
      await aStaffMember(world, ['contracts'], { name: 'Czytelnik' }),
    ]
    const people = await listAssignable(world.as(kasia.actor))
    expect(people).toContainEqual({ id: kasia.id, name: 'Katarzyna Lis' })
    expect(people.map(({ id }) => id)).not.toContain(reader.id)
  })
})

test('nobody reads a ticket by something that is no number', async () => {
  const desk = await aDesk(world)
  for (const typed of ["' or 1=1 --", '', '../..', '26-1'])
    await expect(findTicket(world.as(desk.adam.actor), typed)).rejects.toThrow('tickets.not_found')
})
