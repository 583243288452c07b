import { describe, expect, test } from 'vitest'
import { aCustomer, anOrganisation, signedIn, type Person } from '../../../test/cast.ts'
import { aDesk, aReport, aTicket, anAnswer, ticketNow, type Desk } from '../../../test/cast-tickets.ts'
import { useWorld } from '../../../test/world.ts'

const world = useWorld()

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

async function call(
  person: Person | null,
  method: Method,
  path: string,
  payload?: object,
  headers: Record<string, string> = {},
) {
  const session = person === null ? {} : await signedIn(world, person)
  return world.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...session, ...headers },
    ...(payload === undefined ? {} : { payload }),
  })
}

const body = (desk: Desk, details = {}) => {
  const { lineId, priority, title, description, partnerAccess } = aReport(desk)
  return { lineId, priority, title, description, partnerAccess, ...details }
}

describe('a ticket in JSON', () => {
  test('is created, listed and read', async () => {
    const desk = await aDesk(world)
    const created = await call(desk.anna, 'POST', '/tickets', body(desk))
    expect(created.statusCode).toBe(201)
    const { number } = created.json<{ number: string }>()
    expect(created.headers.location).toBe(`/api/v1/tickets/${number}`)

    const list = await call(desk.anna, 'GET', '/tickets?tab=open')
    expect(list.json()).toMatchObject({
      tickets: [{ number, title: 'Przełącznik nie uruchamia się', state: 'open', move: 'support', assignee: null }],
      next: null,
    })

    const read = await call(desk.anna, 'GET', `/tickets/${number}`)
    expect(read.headers.etag).toBe('"2"')
    expect(read.json()).toMatchObject({
      number,
      channel: 'api',
      lastEntryPosition: 2,
      entries: [
        { position: 2, kind: 'message', channel: 'api' },
        { position: 1, event: 'opened' },
      ],
      recipients: [],
    })
  })

  test('the same Idempotency-Key gives the same ticket', async () => {
    const desk = await aDesk(world)
    const key = { 'idempotency-key': 'api-1' }
    const [one, other] = [
      await call(desk.anna, 'POST', '/tickets', body(desk), key),
      await call(desk.anna, 'POST', '/tickets', body(desk), key),
    ]
    expect(one.json()).toEqual(other.json())
    expect((await call(desk.anna, 'POST', '/tickets', body(desk, { title: 'Inny' }), key)).json()).toMatchObject({
      code: 'http.idempotency_mismatch',
      status: 422,
    })
  })

  test('a form that is wrong says where', async () => {
    const desk = await aDesk(world)
    const refused = await call(desk.anna, 'POST', '/tickets', body(desk, { title: '', partnerAccess: null }))
    expect(refused.statusCode).toBe(422)
    expect(refused.headers['content-type']).toContain('application/problem+json')
    expect(refused.json()).toMatchObject({
      code: 'form.invalid',
      errors: [
        { pointer: '/title', code: 'tickets.title_missing' },
        { pointer: '/partnerAccess', code: 'tickets.partner_choice_missing' },
      ],
    })
  })

  test('fields that clients may not set change nothing', async () => {
    const desk = await aDesk(world)
    const privileged = {
      id: desk.contract.id,
      number: '26-999999',
      state: 'closed',
      move: 'customer',
      covered: false,
      cycle: 7,
      openedAt: '2020-01-01T00:00:00Z',
      reporterId: desk.adam.id,
      assigneeId: desk.adam.id,
      organisationId: desk.partner.id,
      planVersionId: null,
      channel: 'phone',
      escalatedAt: '2020-01-01T00:00:00Z',
      lastEntryPosition: 99,
    }
    const created = await call(desk.anna, 'POST', '/tickets', body(desk, privileged))
    const { number } = created.json<{ number: string }>()
    await call(desk.anna, 'POST', `/tickets/${number}/entries`, {
      body: 'Jeszcze jedno.',
      authorName: 'Zarząd',
      side: 'support',
      sentAt: '2020-01-01T00:00:00Z',
      kind: 'note',
    })

    const ticket = (await call(desk.anna, 'GET', `/tickets/${number}`)).json()
    expect(ticket).toMatchObject({
      state: 'open',
      move: 'support',
      covered: true,
      cycle: 1,
      openedAt: '2026-11-20T14:05:00Z',
      reporter: { name: 'Anna Nowak' },
      organisationName: 'Złoty Gron Sp. z o.o.',
      channel: 'api',
      escalatedAt: null,
      lastEntryPosition: 3,
      entries: [
        { position: 3, kind: 'message', side: 'customer', authorName: 'Anna Nowak', sentAt: '2026-11-20T14:05:00Z' },
        {},
        {},
      ],
    })
    expect(number).not.toBe('26-999999')
  })

  test('unknown search conditions are refused, not guessed', async () => {
    const desk = await aDesk(world)
    expect((await call(desk.anna, 'GET', '/tickets?organisationId=x')).statusCode).toBe(422)
    expect((await call(desk.anna, 'GET', '/tickets?after=nonsense')).statusCode).toBe(400)
  })

  test('a page goes on where the one before ended', async () => {
    const desk = await aDesk(world)
    for (const title of ['pierwszy', 'drugi', 'trzeci']) await aTicket(world, desk, { title })
    const first = (await call(desk.anna, 'GET', '/tickets?limit=2')).json<{
      tickets: { title: string }[]
      next: string
    }>()
    const second = (await call(desk.anna, 'GET', `/tickets?limit=2&after=${encodeURIComponent(first.next)}`)).json<{
      tickets: { title: string }[]
      next: string | null
    }>()
    expect([...first.tickets, ...second.tickets].map(({ title }) => title).toSorted()).toEqual([
      'drugi',
      'pierwszy',
      'trzeci',
    ])
    expect(second.next).toBeNull()
  })
})

describe('the acts in JSON', () => {
  test('a writer who has not read the newest entries is told so', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    await anAnswer(world, desk, ticket)

    const refused = await call(
      desk.anna,
      'POST',
      `/tickets/${ticket.number}/entries`,
      { body: 'Działa?' },
      { 'if-match': '"2"' },
    )
    expect(refused.json()).toMatchObject({ status: 409, code: 'tickets.changed_meanwhile' })
    const sent = await call(desk.anna, 'POST', `/tickets/${ticket.number}/entries`, {
      body: 'Działa?',
      expectedPosition: 3,
    })
    expect(sent.json()).toMatchObject({ position: 4, reactivated: false })
  })

  test('the whole life of a ticket', async () => {
    const desk = await aDesk(world)
    const { number, id } = await aTicket(world, desk)
    const at = `/tickets/${number}`

    expect((await call(desk.adam, 'PUT', `${at}/assignment`, { assigneeId: desk.adam.id })).statusCode).toBe(204)
    expect(
      (await call(desk.adam, 'PUT', `${at}/priority`, { priority: 'P2', reason: 'Drugi zasilacz działa.' })).statusCode,
    ).toBe(204)
    expect((await call(desk.adam, 'PUT', `${at}/move`, { move: 'vendor' })).statusCode).toBe(204)
    expect((await call(desk.adam, 'POST', `${at}/notes`, { body: 'Sprawa u producenta 123.' })).statusCode).toBe(201)
    expect((await call(desk.anna, 'POST', `${at}/escalation`, { reason: 'Stoi cała serwerownia.' })).statusCode).toBe(
      204,
    )
    expect(
      (await call(desk.adam, 'POST', `${at}/entries`, { body: 'Wymiana zasilacza.', effect: 'solve' })).statusCode,
    ).toBe(201)
    expect(await ticketNow(world, id)).toMatchObject({
      state: 'solved',
      move: 'customer',
      priority: 'P2',
      assignee: { id: desk.adam.id },
    })
    expect((await call(desk.anna, 'POST', `${at}/closure`, {})).statusCode).toBe(204)
    expect((await call(desk.anna, 'POST', `${at}/reopening`, { reason: 'Znów to samo po restarcie.' })).json()).toEqual(
      { covered: true },
    )
    expect(await ticketNow(world, id)).toMatchObject({ state: 'open', move: 'support', cycle: 2, closedAt: null })
  })

  test('extra recipients come and go', async () => {
    const desk = await aDesk(world)
    const { number } = await aTicket(world, desk)
    const added = await call(desk.anna, 'POST', `/tickets/${number}/recipients`, { email: 'serwis@inna.example' })
    expect(added.json()).toMatchObject({ foreign: true })
    const { id } = added.json<{ id: string }>()
    expect((await call(desk.anna, 'DELETE', `/tickets/${number}/recipients/${id}`)).statusCode).toBe(204)
    expect((await call(desk.anna, 'DELETE', `/tickets/${number}/recipients/${id}`)).json()).toMatchObject({
      code: 'tickets.recipient_not_found',
    })
  })

  test('a preview promises what sending then does', async () => {
    const desk = await aDesk(world)
    const preview = (await call(desk.anna, 'POST', '/promises/preview', { lineId: desk.contract.lines[0]?.id })).json<{
      covered: boolean
      promises: { priority: string; reaction: { dueAt: string } }[]
    }>()
    const ticket = await aTicket(world, desk)
    expect(preview.covered).toBe(true)
    expect(preview.promises.find(({ priority }) => priority === 'P1')?.reaction.dueAt).toBe(
      ticket.nextDueAt?.toString(),
    )

    const clocks = (await call(desk.anna, 'GET', `/tickets/${ticket.number}/clocks`)).json<{
      clocks: { kind: string; state: string; why: unknown[] }[]
    }>()
    expect(clocks.clocks).toMatchObject([{ kind: 'reaction', state: 'running' }])
    expect(clocks.clocks[0]?.why.length).toBeGreaterThan(0)
  })

  test('an expired contract previews nothing', async () => {
    const desk = await aDesk(world, { validFrom: '2024-01-01', validTo: '2025-01-01' })
    expect((await call(desk.anna, 'POST', '/promises/preview', { lineId: desk.contract.lines[0]?.id })).json()).toEqual(
      { covered: false, promises: [] },
    )
  })
})

describe('who is nobody here', () => {
  const everything = (number: string, inner: string): [Method, string, object?][] => [
    ['GET', `/tickets/${number}`],
    ['GET', `/tickets/${number}/clocks`],
    ['GET', `/tickets/${number}/attachments/${inner}`],
    ['POST', `/tickets/${number}/entries`, { body: 'x' }],
    ['POST', `/tickets/${number}/notes`, { body: 'x' }],
    ['POST', `/tickets/${number}/closure`, {}],
    ['POST', `/tickets/${number}/reopening`, { reason: 'bo tak chcę i już' }],
    ['POST', `/tickets/${number}/escalation`, { reason: 'bo tak chcę i już' }],
    ['POST', `/tickets/${number}/recipients`, { email: 'a@b.example' }],
    ['DELETE', `/tickets/${number}/recipients/${inner}`],
    ['PUT', `/tickets/${number}/assignment`, { assigneeId: null }],
    ['PUT', `/tickets/${number}/priority`, { priority: 'P3', reason: 'bo tak' }],
    ['PUT', `/tickets/${number}/move`, { move: 'vendor' }],
    ['PUT', `/tickets/${number}/partner-access`, { access: true }],
  ]

  test('strangers, unproven people and a partner without the switch get the 404 of a ticket that does not exist', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const stranger = await aCustomer(world, [await anOrganisation(world)])
    const unproven = await aCustomer(world)
    const inner = desk.contract.id

    for (const person of [stranger, unproven, desk.ola]) {
      for (const [method, path, payload] of everything(ticket.number, inner)) {
        const there = await call(person, method, path, payload)
        const nowhere = await call(person, method, path.replace(ticket.number, '26-999998'), payload)
        expect(there.statusCode, `${method} ${path}`).toBe(404)
        expect({ ...there.json<object>(), traceId: '' }).toEqual({ ...nowhere.json<object>(), traceId: '' })
      }
    }
    expect(await ticketNow(world, ticket.id)).toMatchObject({ state: 'open', lastEntryPosition: 2 })
  })

  test('without signing in nothing answers', async () => {
    for (const [method, path, payload] of everything('26-000001', '00000000-0000-7000-8000-000000000000')) {
      expect((await call(null, method, path, payload)).statusCode, `${method} ${path}`).toBe(401)
    }
    expect((await call(null, 'GET', '/tickets')).statusCode).toBe(401)
    expect((await call(null, 'GET', '/live')).statusCode).toBe(401)
    expect((await call(null, 'POST', '/uploads')).statusCode).toBe(401)
  })

  test('an inner id of another ticket is nobody’s', async () => {
    const desk = await aDesk(world)
    const [mine, other] = [await aTicket(world, desk), await aTicket(world, desk)]
    const added = await call(desk.anna, 'POST', `/tickets/${other.number}/recipients`, {
      email: 'noc@zlotygron.example',
    })
    const { id } = added.json<{ id: string }>()
    expect((await call(desk.anna, 'DELETE', `/tickets/${mine.number}/recipients/${id}`)).statusCode).toBe(404)
    expect((await call(desk.anna, 'DELETE', `/tickets/${other.number}/recipients/${id}`)).statusCode).toBe(204)
  })
})

test('the interface describes itself with every agreed operation', async () => {
  const { paths } = (await world.app.inject('/api/v1/openapi.json')).json<{
    paths: Record<string, Record<string, { operationId: string }>>
  }>()
  const operations = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
  expect(operations).toEqual(
    expect.arrayContaining([
      'listTickets',
      'getTicket',
      'createTicket',
      'replyToTicket',
      'addNote',
      'closeTicket',
      'reactivateTicket',
      'addRecipient',
      'removeRecipient',
      'uploadAttachment',
      'downloadAttachment',
      'setPartnerAccess',
      'previewPromise',
      'getTicketClocks',
      'escalateTicket',
      'assignTicket',
      'changePriority',
      'moveTicket',
      'liveEvents',
    ]),
  )
})
