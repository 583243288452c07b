import { describe, expect, test } from 'vitest'
import { visitor } from '../../../platform/context.ts'
import { listEntries, listRecipients } from '../../dialogue/index.ts'
import { aDesk, aTicket, eventsOf } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { addRecipient } from './add-recipient.ts'
import { leaveTicket } from './leave-ticket.ts'
import { readLeaveLink } from './read-leave-link.ts'
import { removeRecipient } from './remove-recipient.ts'
import { signLeaveLink } from './sign-leave-link.ts'

const world = useWorld()

describe('extra recipients', () => {
  test('are added at any moment, shown in the dialogue, and removed', async () => {
    const desk = await aDesk(world)
    const { number, id: ticketId } = await aTicket(world, desk)
    const { id, foreign } = await addRecipient(world.as(desk.anna.actor), { number, email: 'NOC@ZlotyGron.example' })
    expect(foreign).toBe(false)
    await removeRecipient(world.as(desk.adam.actor), { number, recipientId: id })

    expect(await listRecipients(world.as(portalItself), ticketId)).toMatchObject([
      { email: 'NOC@zlotygron.example', endedHow: 'removed' },
    ])
    const events = (await listEntries(world.as(portalItself), ticketId, { internal: false })).map(({ event }) => event)
    expect(events.slice(0, 2)).toEqual(['recipient_removed', 'recipient_added'])
    expect((await eventsOf(world, ticketId)).slice(1)).toEqual(['ticket.recipient_added', 'ticket.recipient_ended'])
  })

  test('an address stands once, and may come back', async () => {
    const desk = await aDesk(world)
    const { number } = await aTicket(world, desk)
    const wanted = { number, email: 'noc@zlotygron.example' }
    const { id } = await addRecipient(world.as(desk.anna.actor), wanted)
    await expect(
      addRecipient(world.as(desk.anna.actor), { ...wanted, email: 'NOC@zlotygron.example' }),
    ).rejects.toThrow('dialogue.recipient_known')
    await removeRecipient(world.as(desk.anna.actor), { number, recipientId: id })
    await expect(addRecipient(world.as(desk.anna.actor), wanted)).resolves.toMatchObject({ foreign: false })
  })

  test('are added once for a key, however often it is sent', async () => {
    const desk = await aDesk(world)
    const { number } = await aTicket(world, desk)
    const wanted = { number, email: 'biuro@zlotygron.example', once: 'key-1' }

    const first = await addRecipient(world.as(desk.anna.actor), wanted)
    expect(await addRecipient(world.as(desk.anna.actor), wanted)).toEqual(first)
    await expect(
      addRecipient(world.as(desk.anna.actor), { ...wanted, email: 'inny@zlotygron.example' }),
    ).rejects.toThrow('http.idempotency_mismatch')
  })

  test('are at most twenty on a ticket and thirty new ones a day', async () => {
    const desk = await aDesk(world)
    const [one, other] = [await aTicket(world, desk), await aTicket(world, desk)]
    const add = (number: string, n: number) =>
      addRecipient(world.as(desk.anna.actor), { number, email: `osoba${n}@zlotygron.example` })
    for (let n = 0; n < 20; n++) await add(one.number, n)
    await expect(add(one.number, 20)).rejects.toThrow('dialogue.too_many_recipients')
    for (let n = 0; n < 10; n++) await add(other.number, n)
    await expect(add(other.number, 10)).rejects.toThrow('dialogue.too_many_new_recipients')
  })
})

describe('the leave link', () => {
  test('stops one recipient’s mails without an account, and twice does no harm', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const { id } = await addRecipient(world.as(desk.anna.actor), {
      number: ticket.number,
      email: 'serwis@inna.example',
    })
    const token = signLeaveLink(world.services, id)

    expect(await readLeaveLink(world.as(visitor), token)).toMatchObject({
      ticket: { number: ticket.number },
      email: 'serwis@inna.example',
      hasLeft: false,
    })
    await leaveTicket(world.as(visitor), token)
    await leaveTicket(world.as(visitor), token)

    expect(await listRecipients(world.as(portalItself), ticket.id)).toMatchObject([{ endedHow: 'left' }])
    const [entry] = await listEntries(world.as(portalItself), ticket.id, { internal: false })
    expect(entry).toMatchObject({ event: 'recipient_left', side: 'system', authorName: 'serwis@inna.example' })
    expect((await eventsOf(world, ticket.id)).filter((type) => type === 'ticket.recipient_ended')).toHaveLength(1)
  })

  test.each([
    ['nothing', () => ''],
    ['an id without a signature', (id: string) => id],
    ['a changed signature', (id: string) => `${signLeaveLink(world.services, id).slice(0, -2)}AA`],
    [
      'another recipient’s signature',
      (id: string) => `${id}.${signLeaveLink(world.services, '00000000-0000-7000-8000-000000000000').slice(37)}`,
    ],
    ['a signed id that is no recipient', () => signLeaveLink(world.services, '00000000-0000-7000-8000-000000000000')],
  ])('%s is dead', async (_, token) => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const { id } = await addRecipient(world.as(desk.anna.actor), {
      number: ticket.number,
      email: 'serwis@inna.example',
    })
    await expect(leaveTicket(world.as(visitor), token(id))).rejects.toThrow('tickets.leave_link_dead')
    expect(await listRecipients(world.as(portalItself), ticket.id)).toMatchObject([{ endedAt: null }])
  })
})
