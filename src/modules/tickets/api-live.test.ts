import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../platform/context.ts'
import { record } from '../audit/index.ts'
import { signedIn, type Person } from '../../../test/cast.ts'
import { aDesk, anAnswer, aTicket, type Desk } from '../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../test/world.ts'
import { addNote } from './actions/add-note.ts'
import { setPartnerAccess } from './actions/set-partner-access.ts'

const world = useWorld()
let origin: string

beforeAll(async () => {
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
})

type Page = {
  readonly status: number
  readonly type: string | null
  next: () => Promise<string | null>
  leave: () => void
}

/** Browsers that listen, each from the moment at which it has heard of a ticket that was opened after all of them came. */
async function listening(desk: Desk, ...people: readonly Person[]): Promise<Page[]> {
  const pages = await Promise.all(people.map(listen))
  const { number } = await aTicket(world, desk, { title: 'Znacznik', partnerAccess: true })
  for (const page of pages)
    for (let heard = await page.next(); heard !== told(number); heard = await page.next()) expect(heard).not.toBeNull()
  return pages
}

/** A browser that listens. `next` gives the next message, or null when the portal has ended the stream. */
async function listen(person: Person): Promise<Page> {
  const leaving = new AbortController()
  const answer = await fetch(`${origin}/api/v1/live`, {
    headers: await signedIn(world, person),
    signal: leaving.signal,
  })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<string | null> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const message = text.slice(0, end)
        text = text.slice(end + 2)
        if (message.startsWith('event:')) return message
        continue
      }
      const { done, value } = (await reader?.read()) ?? { done: true, value: '' }
      if (done) return null
      text += value
    }
  }
  return { status: answer.status, type: answer.headers.get('content-type'), next, leave: () => leaving.abort() }
}

const told = (number: string) => `event: ticket\ndata: {"number":"${number}"}`

describe('live events', () => {
  test('say the number of a ticket that changed, to customer and desk', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const [anna, adam] = await listening(desk, desk.anna, desk.adam)
    expect(anna?.type).toBe('text/event-stream; charset=utf-8')

    await anAnswer(world, desk, ticket)
    expect(await anna?.next()).toBe(told(ticket.number))
    expect(await adam?.next()).toBe(told(ticket.number))
    leave(anna, adam)
  })

  test('of other companies, unshared tickets, notes and anything else are not said', async () => {
    const [desk, others] = [await aDesk(world), await aDesk(world)]
    const [shared, hidden] = [await aTicket(world, desk, { partnerAccess: true }), await aTicket(world, desk)]
    const foreign = await aTicket(world, others)
    const [anna, ola] = await listening(desk, desk.anna, desk.ola)

    await anAnswer(world, others, foreign)
    await addNote(world.as(desk.adam.actor), { number: shared.number, body: 'wewnętrzne' })
    await aThing('ticket.file_read', shared.id)
    await aThing('unheard.of', shared.id)
    await anAnswer(world, desk, hidden)
    expect(await anna?.next()).toBe(told(hidden.number))
    await anAnswer(world, desk, shared)

    expect(await anna?.next()).toBe(told(shared.number))
    expect(await ola?.next()).toBe(told(shared.number))
    leave(anna, ola)
  })

  test('tell the partner to let go when the customer stops sharing, and nothing after', async () => {
    const desk = await aDesk(world)
    const [ticket, other] = [
      await aTicket(world, desk, { partnerAccess: true }),
      await aTicket(world, desk, { partnerAccess: true }),
    ]
    const [ola] = await listening(desk, desk.ola)

    await setPartnerAccess(world.as(desk.anna.actor), { number: ticket.number, access: false })
    expect(await ola?.next()).toBe(told(ticket.number))
    await anAnswer(world, desk, ticket)
    await anAnswer(world, desk, other)
    expect(await ola?.next()).toBe(told(other.number))
    leave(ola)
  })

  test('end with the session, before another message', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const [anna] = await listening(desk, desk.anna)
    await world.db.deleteFrom('session').where('person_id', '=', desk.anna.id).execute()
    await anAnswer(world, desk, ticket)
    expect(await anna?.next()).toBeNull()
  })

  test('follow a membership that ended', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const [anna, adam] = await listening(desk, desk.anna, desk.adam)
    await world.db
      .updateTable('membership')
      .set({ ended_at: world.now() })
      .where('person_id', '=', desk.anna.id)
      .execute()
    await anAnswer(world, desk, ticket)
    expect(await adam?.next()).toBe(told(ticket.number))
    await world.db.deleteFrom('session').where('person_id', '=', desk.anna.id).execute()
    await anAnswer(world, desk, ticket)
    expect(await anna?.next()).toBeNull()
    leave(adam)
  })

  test('a person holds six streams at most', async () => {
    const desk = await aDesk(world)
    const pages = await Promise.all(Array.from({ length: 6 }, () => listen(desk.anna)))
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    const seventh = await listen(desk.anna)
    expect(seventh.status).toBe(429)
    leave(...pages, seventh)
  })

  test('a connection held open is no sign of life of its person', async () => {
    const desk: Desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const [anna] = await listening(desk, desk.anna)
    const lastSeen = () =>
      world.db
        .selectFrom('session')
        .select('last_seen_at')
        .where('person_id', '=', desk.anna.id)
        .executeTakeFirstOrThrow()
    const before = await lastSeen()
    world.clock.advanceTo(world.now().add({ minutes: 5 }))
    await anAnswer(world, desk, ticket)
    await anna?.next()
    expect(await lastSeen()).toEqual(before)
    leave(anna)
  })
})

function leave(...pages: readonly (Page | undefined)[]): void {
  for (const page of pages) page?.leave()
}

async function aThing(type: string, id: string): Promise<void> {
  await inTransaction(world.as(portalItself), (tx) => record(tx, { type, subject: { kind: 'ticket', id } }))
}
