import { describe, expect, test } from 'vitest'
import { listClocks } from '../../promises/index.ts'
import { listEntries, listRecipients } from '../../dialogue/index.ts'
import { anOrganisation, aCustomer } from '../../../../test/cast.ts'
import { aContract } from '../../../../test/cast-contracts.ts'
import { aDesk, anUpload, aReport, aTicket, eventsOf, ticketNow } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listTickets } from '../store/lists.ts'
import { openTicket } from './open-ticket.ts'

const world = useWorld()

const refusedFields = (fields: Record<string, string>) =>
  expect.objectContaining({
    code: 'form.invalid',
    fields: expect.arrayContaining(
      Object.entries(fields).map(([field, code]) => expect.objectContaining({ field, code })),
    ),
  })

describe('opening a ticket', () => {
  test('keeps what was reported, on which device and under which plan', async () => {
    const desk = await aDesk(world)
    const { id, number } = await openTicket(world.as(desk.anna.actor), aReport(desk))

    expect(number).toMatch(/^26-\d{6}$/)
    expect(await ticketNow(world, id)).toMatchObject({
      number,
      organisationName: 'Złoty Gron Sp. z o.o.',
      contractNumber: desk.contract.number,
      contractLineId: desk.contract.lines[0]?.id,
      planVersionId: desk.contract.planVersionId,
      device: 'Extreme X440-G2-48p',
      serial: desk.contract.lines[0]?.serial,
      priority: 'P1',
      state: 'open',
      move: 'support',
      covered: true,
      cycle: 1,
      channel: 'portal',
      partnerAccess: false,
      reporter: { name: 'Anna Nowak' },
      assignee: null,
      lastEntryPosition: 2,
    })
    const entries = await listEntries(world.as(portalItself), id, { internal: true })
    expect(entries.map(({ position, kind, side, event, body }) => ({ position, kind, side, event, body }))).toEqual([
      {
        position: 2,
        kind: 'message',
        side: 'customer',
        event: null,
        body: 'Po zaniku zasilania świeci tylko dioda PSU.',
      },
      { position: 1, kind: 'event', side: 'customer', event: 'opened', body: '' },
    ])
    expect(await eventsOf(world, id)).toEqual(['ticket.opened'])
  })

  test('starts the reaction clock and puts it where the queue looks', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)

    const [reaction, ...others] = await listClocks(world.as(portalItself), ticket.id)
    expect(others).toEqual([])
    expect(reaction).toMatchObject({ kind: 'reaction', cycle: 1, stoppedAt: null })
    expect(ticket.nextDueKind).toBe('reaction')
    expect(ticket.nextDueAt?.toString()).toBe(reaction?.dueAt?.toString())
  })

  test('numbers follow each other without a gap', async () => {
    const desk = await aDesk(world)
    const numbers = [await aTicket(world, desk), await aTicket(world, desk)].map(({ number }) =>
      Number(number.slice(3)),
    )
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1)
  })

  test('says everything that is wrong with the form at once', async () => {
    const desk = await aDesk(world)
    const report = aReport(desk, {
      title: ' ',
      description: '',
      priority: 'P9',
      partnerAccess: null,
      recipients: ['ok@zlotygron.example', 'nie-adres'],
    })

    await expect(openTicket(world.as(desk.anna.actor), report)).rejects.toThrow(
      refusedFields({
        title: 'tickets.title_missing',
        description: 'dialogue.empty',
        priority: 'tickets.priority_unknown',
        partnerAccess: 'tickets.partner_choice_missing',
        'recipients.1': 'identity.email_invalid',
      }),
    )
  })

  test.each([
    ['a contract that has expired', { validFrom: '2024-01-01', validTo: '2026-11-19' }, 'tickets.line_expired'],
    ['a contract that begins tomorrow', { validFrom: '2026-11-21', validTo: '2027-11-20' }, 'tickets.line_future'],
  ])('refuses %s', async (_, term, code) => {
    const desk = await aDesk(world, term)
    await expect(openTicket(world.as(desk.anna.actor), aReport(desk))).rejects.toThrow(refusedFields({ lineId: code }))
    expect((await listTickets(world.as(desk.anna.actor))).tickets).toEqual([])
  })

  test.each([
    ['on the contract’s first day', { validFrom: '2026-11-20', validTo: '2027-11-19' }],
    ['on its last day', { validFrom: '2025-11-21', validTo: '2026-11-20' }],
  ])('works %s', async (_, term) => {
    const desk = await aDesk(world, term)
    await expect(aTicket(world, desk)).resolves.toMatchObject({ covered: true })
  })

  test('takes a question about a whole contract, and only a question', async () => {
    const desk = await aDesk(world)
    const whole = { lineId: null, contractNumber: desk.contract.number }

    const question = await aTicket(world, desk, { ...whole, priority: 'P3' })
    expect(question).toMatchObject({ contractLineId: null, device: '', planVersionId: desk.contract.planVersionId })
    await expect(openTicket(world.as(desk.anna.actor), aReport(desk, whole))).rejects.toThrow(
      refusedFields({ lineId: 'tickets.line_missing' }),
    )
    await expect(openTicket(world.as(desk.anna.actor), aReport(desk, { lineId: null }))).rejects.toThrow(
      refusedFields({ lineId: 'tickets.line_missing' }),
    )
  })

  test('leaves nothing behind when a file is not the reporter’s own', async () => {
    const desk = await aDesk(world)
    const stranger = await aCustomer(world, [await anOrganisation(world)])
    const upload = await anUpload(world, stranger)

    await expect(openTicket(world.as(desk.anna.actor), aReport(desk, { uploads: [upload] }))).rejects.toThrow(
      'dialogue.upload_not_found',
    )
    expect((await listTickets(world.as(desk.anna.actor))).tickets).toEqual([])
  })

  test('carries files and extra recipients, and warns of a foreign address', async () => {
    const desk = await aDesk(world)
    const upload = await anUpload(world, desk.anna, { name: 'żółw.cfg', content: 'set password ENC abc' })
    expect(upload.secrets).toEqual(['password'])
    const report = aReport(desk, {
      uploads: [{ id: upload.id, kind: 'configuration' }],
      recipients: ['noc@zlotygron.example', 'serwis@inna.example', 'NOC@zlotygron.example'],
    })

    const { id, foreignRecipients } = await openTicket(world.as(desk.anna.actor), report)

    expect(foreignRecipients).toEqual(['serwis@inna.example'])
    expect((await listRecipients(world.as(portalItself), id)).map(({ email }) => email).toSorted()).toEqual([
      'NOC@zlotygron.example',
      'serwis@inna.example',
    ])
    const [entry] = await listEntries(world.as(portalItself), id, { internal: false })
    expect(entry?.attachments).toEqual([
      { id: upload.id, name: 'żółw.cfg', kind: 'configuration', size: 20, mediaType: 'application/octet-stream' },
    ])
    expect(await eventsOf(world, id)).toEqual(['ticket.recipient_added', 'ticket.recipient_added', 'ticket.opened'])
  })
})

describe('who opens', () => {
  test('a partner opens for the customer, and the ticket starts shared because they wrote it', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk, { by: desk.ola, partnerAccess: null })

    expect(ticket).toMatchObject({
      organisationId: desk.customer.id,
      partnerAccess: true,
      reporter: { name: 'Ola Kropka' },
    })
    const [opened] = await world.db
      .selectFrom('audit_event')
      .select('data')
      .where('subject_id', '=', ticket.id)
      .execute()
    expect(opened?.data).toMatchObject({ partnerAccess: true, why: 'opened_by_partner', textVersion: 'v1' })
  })

  test('without a partner nothing is asked and nothing is shared', async () => {
    const customer = await anOrganisation(world)
    const contract = await aContract(world, { customer })
    const anna = await aCustomer(world, [customer])
    const { id } = await openTicket(world.as(anna.actor), aReport({ contract }, { partnerAccess: true }))
    expect(await ticketNow(world, id)).toMatchObject({ partner: null, partnerAccess: false })
  })

  test.each([
    ['a partner’s address without the switch', false, 'tickets.recipient_needs_sharing'],
    ['the same address with the switch', true, null],
  ])('%s', async (_, partnerAccess, code) => {
    const desk = await aDesk(world)
    const opening = openTicket(
      world.as(desk.anna.actor),
      aReport(desk, { partnerAccess, recipients: ['biuro@kropka.example'] }),
    )
    if (code === null) await expect(opening).resolves.toMatchObject({ foreignRecipients: ['biuro@kropka.example'] })
    else await expect(opening).rejects.toThrow(refusedFields({ 'recipients.0': code }))
  })

  test('strangers, people without a right and staff open nothing here', async () => {
    const desk = await aDesk(world)
    const stranger = await aCustomer(world, [await anOrganisation(world)])
    const unproven = await aCustomer(world)

    for (const person of [stranger, unproven, desk.adam]) {
      await expect(openTicket(world.as(person.actor), aReport(desk))).rejects.toMatchObject({ status: 404 })
    }
  })
})

describe('sending twice', () => {
  test('fifty parallel submissions of one key open one ticket', async () => {
    const desk = await aDesk(world)
    const report = aReport(desk, { once: 'klucz-1' })

    const answers = await Promise.all(Array.from({ length: 50 }, () => openTicket(world.as(desk.anna.actor), report)))

    expect(new Set(answers.map(({ number }) => number)).size).toBe(1)
    expect((await listTickets(world.as(desk.anna.actor))).tickets).toHaveLength(1)
  })

  test('the same key with another text is refused', async () => {
    const desk = await aDesk(world)
    await openTicket(world.as(desk.anna.actor), aReport(desk, { once: 'klucz-2' }))
    await expect(
      openTicket(world.as(desk.anna.actor), aReport(desk, { once: 'klucz-2', title: 'Inny' })),
    ).rejects.toThrow('http.idempotency_mismatch')
  })

  test('parallel first tickets get different numbers', async () => {
    const desk = await aDesk(world)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => openTicket(world.as(desk.anna.actor), aReport(desk))),
    )
    expect(new Set(answers.map(({ number }) => number)).size).toBe(10)
  })
})
