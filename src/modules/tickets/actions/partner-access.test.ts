import { describe, expect, test } from 'vitest'
import { listEntries, listRecipients } from '../../dialogue/index.ts'
import { anUpload, aDesk, aTicket, eventsOf, ticketNow } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { countTickets, listTickets } from '../store/lists.ts'
import { findTicket } from '../store/tickets.ts'
import { addNote } from './add-note.ts'
import { addRecipient } from './add-recipient.ts'
import { assignTicket } from './assign-ticket.ts'
import { postReply } from './post-reply.ts'
import { setPartnerAccess } from './set-partner-access.ts'

const world = useWorld()

describe('the partner switch', () => {
  test('off: the partner cannot tell that the ticket exists', async () => {
    const desk = await aDesk(world)
    const ola = world.as(desk.ola.actor)
    const before = { list: await listTickets(ola), counts: await countTickets(ola) }
    const hidden = await aTicket(world, desk, { title: 'Kanarek-tytul', description: 'kanarek-opis' })

    expect({ list: await listTickets(ola), counts: await countTickets(ola) }).toEqual(before)
    for (const search of ['Kanarek-tytul', 'kanarek-opis', hidden.number, hidden.serial])
      expect((await listTickets(ola, { search })).tickets).toEqual([])
    await expect(findTicket(ola, hidden.number)).rejects.toThrow('tickets.not_found')
  })

  test('on: the partner reads and writes; off again: it is gone at once', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const [anna, ola] = [world.as(desk.anna.actor), world.as(desk.ola.actor)]

    await setPartnerAccess(anna, { number: ticket.number, access: true })
    expect((await listTickets(ola)).tickets.map(({ number }) => number)).toEqual([ticket.number])
    await postReply(ola, { number: ticket.number, body: 'Pomożemy.' })

    await setPartnerAccess(anna, { number: ticket.number, access: false })
    expect((await listTickets(ola)).tickets).toEqual([])
    await expect(postReply(ola, { number: ticket.number, body: 'Halo?' })).rejects.toThrow('tickets.not_found')
    expect((await eventsOf(world, ticket.id)).filter((type) => type === 'ticket.partner_access_changed')).toHaveLength(
      2,
    )
  })

  test('who decided, when and on which wording is kept', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    await setPartnerAccess(world.as(desk.anna.actor), { number: ticket.number, access: true })
    const event = await world.db
      .selectFrom('audit_event')
      .selectAll()
      .where('type', '=', 'ticket.partner_access_changed')
      .where('subject_id', '=', ticket.id)
      .executeTakeFirstOrThrow()
    expect(event).toMatchObject({
      actor_id: desk.anna.id,
      data: { access: true, textVersion: 'v1', partnerId: desk.partner.id },
    })
  })

  test('switching to what already is changes nothing', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    await setPartnerAccess(world.as(desk.anna.actor), { number: ticket.number, access: false })
    expect(await ticketNow(world, ticket.id)).toEqual(ticket)
  })

  test('belongs to the customer: neither the partner nor the desk may turn it', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk, { partnerAccess: true })
    for (const person of [desk.ola, desk.adam]) {
      await expect(setPartnerAccess(world.as(person.actor), { number: ticket.number, access: false })).rejects.toThrow(
        'http.not_found',
      )
    }
  })

  test('off also ends mails to the partner’s addresses, and no others', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk, {
      partnerAccess: true,
      recipients: ['biuro@kropka.example', 'noc@zlotygron.example', 'serwis@inna.example'],
    })
    await setPartnerAccess(world.as(desk.anna.actor), { number: ticket.number, access: false })

    const ended = (await listRecipients(world.as(portalItself), ticket.id)).filter(({ endedAt }) => endedAt !== null)
    expect(ended.map(({ email, endedHow }) => [email, endedHow])).toEqual([['biuro@kropka.example', 'removed']])
    await expect(
      addRecipient(world.as(desk.anna.actor), { number: ticket.number, email: 'ola2@kropka.example' }),
    ).rejects.toThrow('tickets.recipient_needs_sharing')
  })
})

test('an internal note and the desk’s own moves are nowhere for customer and partner', async () => {
  const desk = await aDesk(world)
  const ticket = await aTicket(world, desk, { partnerAccess: true })
  const seen = async (actor = desk.anna.actor) =>
    JSON.stringify([
      await findTicket(world.as(actor), ticket.number).then((found) => ({ ...found, assignee: null })),
      await listTickets(world.as(actor)),
      await countTickets(world.as(actor)),
      await listEntries(world.as(actor), ticket.id, { internal: false }),
    ])
  const before = [await seen(), await seen(desk.ola.actor)]

  const upload = await anUpload(world, desk.adam, { name: 'kanarek-plik.txt' })
  await addNote(world.as(desk.adam.actor), { number: ticket.number, body: 'kanarek-notatka', uploads: [upload] })
  await assignTicket(world.as(desk.adam.actor), { number: ticket.number, assigneeId: desk.adam.id })

  expect([await seen(), await seen(desk.ola.actor)]).toEqual(before)
  for (const search of ['kanarek-notatka', 'kanarek-plik', 'Adam Wilk']) {
    expect((await listTickets(world.as(desk.anna.actor), { search })).tickets).toEqual([])
    expect((await listTickets(world.as(desk.ola.actor), { search })).tickets).toEqual([])
  }
  expect((await listTickets(world.as(desk.adam.actor), { search: 'kanarek-notatka' })).tickets).toHaveLength(1)
  expect((await listTickets(world.as(desk.adam.actor), { search: 'kanarek-plik' })).tickets).toHaveLength(1)
})
