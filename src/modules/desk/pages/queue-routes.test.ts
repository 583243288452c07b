import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCustomer, aStaffMember, signedIn, type Person } from '../../../../test/cast.ts'
import { aMorningAfterEaster, type Morning } from '../../../../test/cast-desk.ts'
import { questionsOf } from '../../../../test/cast-pages.ts'
import { aTicket } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { compareQueuePlaces } from '../../promises/rules/next-due.ts'
import { assignTicket, countQueue, findNeighbour, listQueue, moveTicket } from '../../tickets/index.ts'

const world = useWorld({ start: '2027-03-26T14:00:00Z' })
let morning: Morning

beforeAll(async () => {
  morning = await aMorningAfterEaster(world)
})

async function queue(person: Person, path = '/k/kolejka', headers: Record<string, string> = {}) {
  const answer = await world.app.inject({ url: path, headers: { ...(await signedIn(world, person)), ...headers } })
  return { status: answer.statusCode, html: answer.body.replaceAll('\u00a0', ' ').replaceAll(/<!-- -->/g, ''), answer }
}

const numbersIn = (html: string): string[] =>
  [...html.matchAll(/data-preview="([\d-]+)"/g)].map((match) => match[1] ?? '')

describe('the queue on the Tuesday after Easter at 9:05', () => {
  test('the late ticket leads, then the three about to breach, then what can wait', async () => {
    const { html } = await queue(morning.adam)

    const { late, teams, poe, uplink, question } = morning
    expect(numbersIn(html)).toEqual([late, teams, poe, uplink, question].map(({ number }) => number))
  })

  test('the head says it in one sentence', async () => {
    const { html } = await queue(morning.adam)

    expect(html).toMatch(/wt\., 30 mar 2027, 9:05/)
    expect(html).toContain('1 po terminie')
    expect(html).toContain('3 przed 10:00')
  })

  test('each row says how late, how soon, or when', async () => {
    const { html } = await queue(morning.adam)

    for (const words of ['po terminie 12 min', 'za 25 min', 'za 40 min', 'za 45 min', '13:00', '3 h 55 min'])
      expect(html).toContain(words)
  })

  test('in English it says the same', async () => {
    const eve = await aStaffMember(world, ['engineer'], { name: 'Eve Hill', locale: 'en' })

    const { html } = await queue(eve)

    expect(html).toContain('1 overdue')
    expect(html).toContain('3 before 10:00')
    expect(html).toContain('12 min overdue')
  })

  test('it asks the database at most six questions, however many rows it shows', async () => {
    const headers = await signedIn(world, morning.adam)
    const preview = {
      url: `/k/kolejka?podglad=${morning.late.number}`,
      headers: { ...headers, 'turbo-frame': 'podglad' },
    }
    await world.app.inject(preview)

    const questions = await questionsOf(world, () => world.app.inject({ url: '/k/kolejka', headers }))
    const beside = await questionsOf(world, () => world.app.inject(preview))

    expect(questions).toBeLessThanOrEqual(6)
    expect(beside).toBeLessThanOrEqual(6)
  })

  test('the preview alone comes to who asks for it alone', async () => {
    const { html } = await queue(morning.adam, `/k/kolejka?podglad=${morning.late.number}`, {
      'turbo-frame': 'podglad',
    })

    expect(html).toContain('id="podglad"')
    expect(html).toContain(morning.late.title)
    expect(numbersIn(html)).toEqual([])
  })

  test.each([
    ['wolne', 5],
    ['zaraz', 4],
    ['moje', 0],
    ['czeka', 0],
    ['eskalowane', 0],
  ])('the list %s holds %i', async (view, count) => {
    const { html } = await queue(morning.adam, `/k/kolejka?widok=${view}`)

    expect(numbersIn(html)).toHaveLength(count)
  })

  test('words narrow the list, and find nothing politely', async () => {
    expect(numbersIn((await queue(morning.adam, '/k/kolejka?szukaj=uplink')).html)).toEqual([morning.uplink.number])
    const nothing = await queue(morning.adam, '/k/kolejka?szukaj=%3Cb%3Ekanarek')
    expect(nothing.html).toContain('Nic nie pasuje do „&lt;b&gt;kanarek”')
  })

  test('one line each shows the same tickets without a preview', async () => {
    const { html } = await queue(morning.adam, '/k/kolejka?uklad=tabela')

    expect(html).toContain('<table')
    expect(html).not.toContain('id="podglad"')
  })
})

describe('who may see the desk', () => {
  test('a customer finds no page of it', async () => {
    const { number } = morning.late
    for (const path of [
      '/k/kolejka',
      `/k/zgloszenia/${number}`,
      `/k/zgloszenia/${number}/nastepne`,
      `/k/zgloszenia/${number}/przydzial`,
      `/k/zgloszenia/${number}/priorytet`,
      `/k/zgloszenia/${number}/odbiorcy`,
    ])
      expect((await queue(morning.desk.anna, path)).status, path).toBe(404)
  })

  test('a visitor is asked to sign in', async () => {
    const { statusCode, headers } = await world.app.inject({ url: '/k/kolejka' })

    expect(statusCode).toBe(303)
    expect(headers.location).toContain('/logowanie')
  })

  test('a contract administrator reads it and finds no form', async () => {
    const eva = await aStaffMember(world, ['contracts'], { name: 'Ewa Umowna' })

    const { status, html } = await queue(eva, `/k/zgloszenia/${morning.late.number}`)

    expect(status).toBe(200)
    expect(html).not.toContain('/odpowiedzi')
    expect((await queue(eva, `/k/zgloszenia/${morning.late.number}/przydzial`)).status).toBe(404)
  })
})

describe('the order of the queue', () => {
  test('is the order of the promises over many tickets, and neighbours agree with it', async () => {
    const place = { ...morning.desk, anna: await aCustomer(world, [morning.desk.customer]) }
    for (let count = 0; count < 24; count++) {
      const { id } = await aTicket(world, place, { title: `Zgłoszenie ${count}`, priority: `P${(count % 3) + 1}` })
      const minutes = (count * 37) % 11
      const due =
        minutes === 10
          ? null
          : Temporal.Instant.from('2027-03-30T12:00Z')
              .add({ minutes: minutes * 7 })
              .toString()
      await world.db.updateTable('ticket').set({ next_due_at: due }).where('id', '=', id).execute()
    }

    const rows = await listQueue(world.as(morning.adam.actor))

    const places = rows.map(({ nextDueAt, priority }) => ({ dueAt: nextDueAt, priority }))
    expect(places).toEqual(places.toSorted(compareQueuePlaces))
    for (const [at, { number }] of rows.entries()) {
      expect(await findNeighbour(world.as(morning.adam.actor), number, 'behind')).toBe(rows[at + 1]?.number ?? null)
      expect(await findNeighbour(world.as(morning.adam.actor), number, 'before')).toBe(rows[at - 1]?.number ?? null)
    }
  })

  test('a calm desk names the next due moment', async () => {
    await world.db
      .updateTable('ticket')
      .set({ next_due_at: null })
      .where('next_due_at', '<', Temporal.Instant.from('2027-03-30T09:00Z'))
      .execute()

    const { html } = await queue(morning.adam)

    expect(html).toContain('Nic nie czeka do 10:00.')
    expect(html).toMatch(/Najbliższy termin 1[1-4]:\d\d\./)
  })

  test('counts follow assignment and whose move it is', async () => {
    await assignTicket(world.as(morning.adam.actor), { number: morning.poe.number, assigneeId: morning.adam.id })
    await moveTicket(world.as(morning.adam.actor), { number: morning.poe.number, move: 'vendor' })

    const counts = await countQueue(world.as(morning.adam.actor))

    expect(counts).toMatchObject({ mine: 1, waiting: 1, late: 0 })
    expect(counts.all).toBe((await listQueue(world.as(portalItself))).length)
  })
})
