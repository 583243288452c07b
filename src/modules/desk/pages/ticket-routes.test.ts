import { beforeEach, describe, expect, test } from 'vitest'
import { aStaffMember, signedIn, type Person } from '../../../../test/cast.ts'
import { aDesk, anAnswer, aTicket, ticketNow, type Desk } from '../../../../test/cast-tickets.ts'
import { aReader, questionsOf, type SentFile } from '../../../../test/cast-pages.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listClocks, tickClocks } from '../../promises/index.ts'
import { listEntries, listRecipients } from '../../dialogue/index.ts'
import { closeTicket, postReply, type Ticket } from '../../tickets/index.ts'

const world = useWorld()
let desk: Desk
let ticket: Ticket

beforeEach(async () => {
  desk ??= await aDesk(world)
  ticket = await aTicket(world, desk)
})

async function get(person: Person, path: string) {
  const {
    statusCode: status,
    body,
    headers,
  } = await world.app.inject({ url: path, headers: await signedIn(world, person) })
  return { status, html: body.replaceAll('\u00a0', ' '), to: headers.location }
}

async function post(person: Person, path: string, form: Record<string, string>, files: readonly SentFile[] = []) {
  if (path.endsWith('/odpowiedzi')) {
    const sent = await (await aReader(world, person)).send(path, form, files)
    return { status: sent.statusCode, html: sent.body.replaceAll('\u00a0', ' '), to: sent.headers.location }
  }
  const headers = { ...(await signedIn(world, person)), 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await world.app.inject({
    method: 'POST',
    url: path,
    headers,
    payload: new URLSearchParams(form).toString(),
  })
  return { status: answer.statusCode, html: answer.body.replaceAll('\u00a0', ' '), to: answer.headers.location }
}

const at = (part = ''): string => `/k/zgloszenia/${ticket.number}${part}`
const entriesNow = () => listEntries(world.as(desk.adam.actor), ticket.id, { internal: true })

describe('a ticket at the desk', () => {
  test('tells staff, and nobody else, which reminders a clock has set off', async () => {
    const before = world.now()
    world.clock.advanceTo(before.add({ hours: 1 }))
    await tickClocks(world.as(portalItself))

    const { html } = await get(desk.adam, at())
    expect(html).toContain('Przypomnienia i eskalacje (1)')
    expect(html).toContain('Termin minął')
    expect(html).toContain('powiadomiono: prowadzący albo grupa, kierownik dyżurny')
    expect((await get(desk.anna, `/zgloszenia/${ticket.number}`)).html).not.toContain('Przypomnienia i eskalacje')
    world.clock.advanceTo(before)
  })

  test('shows device, contract, cover, clocks and the dialogue', async () => {
    const { status, html } = await get(desk.adam, at())

    expect(status).toBe(200)
    for (const words of [
      ticket.title,
      'X440-G2-48p',
      desk.contract.number,
      'objęte gwarantowanymi czasami',
      'Dlaczego ta godzina?',
      'świeci tylko dioda PSU',
      'Wysłanie zatrzyma zegar pierwszej reakcji',
    ])
      expect(html).toContain(words)
  })

  test('asks the database at most six questions', async () => {
    const headers = await signedIn(world, desk.adam)
    await world.app.inject({ url: at(), headers })

    expect(await questionsOf(world, () => world.app.inject({ url: at(), headers }))).toBeLessThanOrEqual(6)
  })

  test('in English every word of ours is English', async () => {
    const eve = await aStaffMember(world, ['engineer'], { name: 'Eve Hill', locale: 'en' })

    const { html } = await get(eve, at())

    for (const words of ['Reply to the customer', 'Internal note', 'stops the', 'covered by promised times'])
      expect(html).toContain(words)
  })

  test('does not exist for who made its number up', async () => {
    expect((await get(desk.adam, '/k/zgloszenia/99-999999')).status).toBe(404)
  })

  test('leads to the next ticket of the list it was opened from, and at its end to the list', async () => {
    const second = await aTicket(world, desk, { title: 'Drugie' })

    expect((await get(desk.adam, `${at('/nastepne')}?widok=wolne`)).to).toBe(
      `/k/zgloszenia/${second.number}?widok=wolne`,
    )
    expect((await get(desk.adam, `${at('/nastepne')}?podglad=${ticket.number}`)).to).toBe(
      `/k/kolejka?podglad=${second.number}`,
    )
    expect((await get(desk.adam, `/k/zgloszenia/${second.number}/nastepne?widok=wolne`)).to).toBe(
      '/k/kolejka?widok=wolne',
    )
  })
})

describe('a reply', () => {
  test('stops the reaction clock at the moment of sending and leads back to the queue', async () => {
    const back = `/k/kolejka?podglad=${ticket.number}`

    const { status, to } = await post(desk.adam, at('/odpowiedzi'), { reply: 'Sprawdzamy.', wroc: back })

    expect([status, to]).toEqual([303, back])
    const [reaction] = await listClocks(world.as(desk.adam.actor), ticket.id)
    expect(reaction?.stoppedAt).toEqual(world.now())
  })

  test('sent with “and next” opens the row that followed, although the answered ticket has moved', async () => {
    const second = await aTicket(world, desk, { title: 'Następne w kolejce' })

    const { to } = await post(desk.adam, at('/odpowiedzi'), {
      reply: 'Sprawdzamy.',
      dalej: 'nastepne',
      wroc: `/k/kolejka?podglad=${ticket.number}`,
    })

    expect(to).toBe(`/k/kolejka?podglad=${second.number}`)
  })

  test.each([
    ['ask', { state: 'open', move: 'customer' }],
    ['solve', { state: 'solved', move: 'customer' }],
    ['keep', { state: 'open', move: 'support' }],
  ] as const)('with the effect %s leaves the ticket so', async (effect, standing) => {
    await post(desk.adam, at('/odpowiedzi'), { reply: 'Prosimy o log.', effect })

    expect(await ticketNow(world, ticket.id)).toMatchObject(standing)
  })

  test('that crossed with another is held with its text, and sent by one more click', async () => {
    const kinga = await aStaffMember(world, ['engineer'], { name: 'Kinga Lis' })
    const form = {
      reply: 'Odpowiedź Kingi',
      effect: 'ask',
      expectedPosition: String(ticket.lastEntryPosition),
      once: 'klucz-kingi',
    }
    await anAnswer(world, desk, ticket, 'Odpowiedź Adama')

    const held = await post(kinga, at('/odpowiedzi'), form)

    expect(held.status).toBe(409)
    for (const words of [
      'Odpowiedź wstrzymana',
      'Odpowiedź Adama',
      'Odpowiedź Kingi',
      'Wyślij mimo to',
      'value="klucz-kingi"',
    ])
      expect(held.html).toContain(words)
    expect(held.html).toMatch(/value="ask"[^>]*checked|checked[^>]*value="ask"/)
    const position = /name="expectedPosition" value="(\d+)"/.exec(held.html)?.[1] ?? ''

    const sent = await post(kinga, at('/odpowiedzi'), { ...form, expectedPosition: position })
    expect(sent.status).toBe(303)
    expect((await entriesNow()).filter(({ body }) => body === 'Odpowiedź Kingi')).toHaveLength(1)
  })

  test('is not held up by a note', async () => {
    await post(desk.adam, at('/notatki'), { note: 'Tylko dla nas' })
    const kinga = await aStaffMember(world, ['engineer'], { name: 'Kinga Lis' })

    const { status } = await post(kinga, at('/odpowiedzi'), {
      reply: 'Dzień dobry',
      expectedPosition: String(ticket.lastEntryPosition),
    })

    expect(status).toBe(303)
  })

  test('sent twice with one key is written once', async () => {
    for (const _ of [1, 2])
      expect((await post(desk.adam, at('/odpowiedzi'), { reply: 'Raz', once: 'jeden-klucz' })).status).toBe(303)

    expect((await entriesNow()).filter(({ body }) => body === 'Raz')).toHaveLength(1)
  })

  test('without words comes back with the reason', async () => {
    const { status, html } = await post(desk.adam, at('/odpowiedzi'), { reply: '  ' })

    expect(status).toBe(422)
    expect(html).toContain('Prosimy wpisać treść wiadomości')
  })

  test('leads nowhere outside the desk', async () => {
    expect((await post(desk.adam, at('/odpowiedzi'), { reply: 'Tak', wroc: 'https://zly.example/' })).to).toBe(at())
  })
})

describe('a file with a reply', () => {
  const log = { name: 'diagnoza.txt', content: 'port 3: 0 błędów' }

  test('is sent with it', async () => {
    expect((await post(desk.adam, at('/odpowiedzi'), { reply: 'W załączniku wynik.' }, [log])).status).toBe(303)

    expect((await entriesNow())[0]?.attachments.map(({ name }) => name)).toEqual(['diagnoza.txt'])
  })

  test('stays chosen while the reply is held', async () => {
    const kinga = await aStaffMember(world, ['engineer'], { name: 'Kinga Lis' })
    await anAnswer(world, desk, ticket)

    const { status, html } = await post(
      kinga,
      at('/odpowiedzi'),
      { reply: 'Wynik', expectedPosition: String(ticket.lastEntryPosition) },
      [log],
    )

    expect(status).toBe(409)
    expect(html).toContain('diagnoza.txt')
  })

  test('that gives a password away is asked about first', async () => {
    const { status, html } = await post(desk.adam, at('/odpowiedzi'), { reply: 'Konfiguracja' }, [
      { name: 'fw.conf', content: 'set password ENC abcdef123456' },
    ])

    expect(status).toBe(422)
    expect(html).toContain('name="warned"')
  })
})

describe('a note', () => {
  test('stands at the desk and nowhere on the customer’s page', async () => {
    const { status, to } = await post(desk.adam, at('/notatki'), { note: 'kanarek-notatki', wroc: at() })

    expect([status, to]).toEqual([303, at()])
    expect((await get(desk.adam, at())).html).toContain('kanarek-notatki')
    const customers = await get(desk.anna, `/zgloszenia/${ticket.number}`)
    expect(customers.status).toBe(200)
    expect(customers.html).not.toContain('kanarek')
  })

  test('refused comes back with what was typed, in the note’s own form', async () => {
    const { status, html } = await post(desk.adam, at('/notatki'), { note: 'x'.repeat(20_001) })

    expect(status).toBe(422)
    expect(html).toContain('x'.repeat(20_001))
    expect(html).toMatch(/class="writer-note" open/)
  })
})

describe('the acts', () => {
  test('taking, handing over and giving back', async () => {
    const kinga = await aStaffMember(world, ['engineer'], { name: 'Kinga Lis' })
    expect((await get(desk.adam, at('/przydzial'))).html).toContain('Kinga Lis')

    for (const assigneeId of [desk.adam.id, kinga.id, '']) {
      expect((await post(desk.adam, at('/przydzial'), { assigneeId })).status).toBe(303)
      expect((await ticketNow(world, ticket.id)).assignee?.id ?? '').toBe(assigneeId)
    }
    expect((await post(desk.adam, at('/przydzial'), { assigneeId: desk.anna.id })).status).toBe(422)
  })

  test('another priority shows both promises first and asks for a reason', async () => {
    const { html } = await get(desk.adam, at('/priorytet'))
    expect(html.match(/dziś do 16:05/g)?.length).toBeGreaterThanOrEqual(1)
    expect(html).toContain('(obecny)')

    const refused = await post(desk.adam, at('/priorytet'), { priority: 'P2', reason: '' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('field-reason-error')

    expect((await post(desk.adam, at('/priorytet'), { priority: 'P2', reason: 'Urządzenie działa.' })).status).toBe(303)
    expect((await ticketNow(world, ticket.id)).priority).toBe('P2')
    expect((await post(desk.adam, at('/priorytet'), { priority: 'P2', reason: 'Jeszcze raz.' })).status).toBe(409)
  })

  test.each([
    ['customer', { text: 'Prosimy o log z konsoli.' }],
    ['vendor', {}],
    ['agreed', { text: 'Wizyta we wtorek.', until: '2026-11-24T12:00' }],
    ['support', {}],
  ])('the move goes to %s', async (move, form) => {
    expect((await post(desk.adam, at('/ruch'), { move, ...form })).status).toBe(303)
    expect((await ticketNow(world, ticket.id)).move).toBe(move)
  })

  test.each([
    ['no word for the customer', { move: 'customer' }, 'field-text-error'],
    ['no date', { move: 'agreed', text: 'Uzgodnione' }, 'field-until-error'],
    ['a date that has passed', { move: 'agreed', text: 'Uzgodnione', until: '2020-01-01T10:00' }, 'field-until-error'],
    ['a date that is none', { move: 'agreed', text: 'Uzgodnione', until: 'jutro' }, 'field-until-error'],
  ])('a move with %s comes back open at its field', async (_, form, field) => {
    const { status, html } = await post(desk.adam, at('/ruch'), form)

    expect(status).toBe(422)
    expect(html).toContain(field)
    expect(html).toMatch(/<details class="menu desk-act" open/)
  })

  test('escalating needs a reason', async () => {
    expect((await post(desk.adam, at('/eskalacja'), { escalation: 'krótko' })).status).toBe(422)
    expect((await post(desk.adam, at('/eskalacja'), { escalation: 'Produkcja stoi od rana.' })).status).toBe(303)
    expect((await ticketNow(world, ticket.id)).escalatedAt).toEqual(world.now())
  })

  test('closing and reactivating', async () => {
    expect((await post(desk.adam, at('/zamkniecie'), { closure: '' })).status).toBe(303)
    expect((await get(desk.adam, at())).html).toContain('trzeba je wznowić')
    expect((await post(desk.adam, at('/zamkniecie'), { closure: '' })).status).toBe(409)

    expect((await post(desk.adam, at('/wznowienie'), { reactivation: 'krótko' })).status).toBe(422)
    expect((await post(desk.adam, at('/wznowienie'), { reactivation: 'Usterka wróciła po restarcie.' })).status).toBe(
      303,
    )
    expect((await ticketNow(world, ticket.id)).state).toBe('open')
  })

  test('recipients come and go', async () => {
    expect((await post(desk.adam, at('/odbiorcy'), { 'recipients.0': 'to nie adres' })).status).toBe(422)
    expect((await post(desk.adam, at('/odbiorcy'), { 'recipients.0': 'noc@zlotygron.example' })).status).toBe(303)
    expect((await get(desk.adam, at('/odbiorcy'))).html).toContain('noc@zlotygron.example')

    const [recipient] = await listRecipients(world.as(desk.adam.actor), ticket.id)
    expect((await post(desk.adam, at(`/odbiorcy/${recipient?.id ?? ''}/usuniecie`), {})).status).toBe(303)
    expect((await listRecipients(world.as(desk.adam.actor), ticket.id))[0]?.endedAt).toEqual(world.now())
  })

  test('nobody but support does any of them', async () => {
    const eva = await aStaffMember(world, ['contracts'], { name: 'Ewa Umowna' })
    for (const part of [
      '/odpowiedzi',
      '/notatki',
      '/przydzial',
      '/priorytet',
      '/ruch',
      '/eskalacja',
      '/zamkniecie',
      '/wznowienie',
      '/odbiorcy',
    ])
      for (const person of [eva, desk.anna]) {
        const { status } = await post(person, at(part), {
          reply: 'x',
          note: 'x',
          move: 'support',
          priority: 'P2',
          reason: 'powód zmiany',
          escalation: 'dość długi powód',
          reactivation: 'dość długi powód',
          'recipients.0': 'a@b.example',
        })
        expect(status, `${part} by ${person.name}`).toBe(404)
      }
    expect(await entriesNow()).toHaveLength(2)
  })
})

test('a long dialogue comes in pages', async () => {
  for (let count = 0; count < 101; count++)
    await postReply(world.as(desk.adam.actor), { number: ticket.number, body: `Wpis numer ${count}.` })

  const newest = await get(desk.adam, at())
  expect(newest.html).toContain('Wpis numer 100.')
  const earlier = /href="([^"]*przed=\d+)"/.exec(newest.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect((await get(desk.adam, earlier)).html).toContain('świeci tylko dioda PSU')
})

test('a closed ticket takes no reply from the desk', async () => {
  await closeTicket(world.as(desk.adam.actor), { number: ticket.number })

  expect((await post(desk.adam, at('/odpowiedzi'), { reply: 'Jeszcze jedno' })).status).toBe(409)
})
