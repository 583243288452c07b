import { describe, expect, test } from 'vitest'
import { listEntries } from '../../dialogue/index.ts'
import { aCustomer, anOrganisation, type Person } from '../../../../test/cast.ts'
import { aReader, questionsOf, textOf, valueOf, type Reader } from '../../../../test/cast-pages.ts'
import { aDesk, anAnswer, aTicket, ticketNow, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { addNote } from '../actions/add-note.ts'
import { closeTicket } from '../actions/close-ticket.ts'
import { postReply } from '../actions/post-reply.ts'
import type { Ticket } from '../rules/ticket.ts'

const world = useWorld()

async function annasTicket(details: Parameters<typeof aTicket>[2] = {}, desk?: Desk) {
  const here = desk ?? (await aDesk(world))
  const ticket = await aTicket(world, here, details)
  return { desk: here, ticket, path: `/zgloszenia/${ticket.number}`, anna: await aReader(world, here.anna) }
}

const as = (person: Person, locale?: 'pl' | 'en'): Promise<Reader> => aReader(world, person, locale)

const bodiesOf = async ({ id }: Ticket): Promise<string[]> =>
  (await listEntries(world.as(portalItself), id, { internal: true })).map(({ body }) => body)

describe('who sees a ticket’s page', () => {
  test('its customer, with everything that belongs to it', async () => {
    const { ticket, path, anna } = await annasTicket()

    const page = await anna.get(path)
    const text = textOf(page)

    expect(page.statusCode).toBe(200)
    expect(text).toContain('Przełącznik nie uruchamia się')
    expect(text).toContain(ticket.number)
    expect(text).toContain('P1 Krytyczny')
    expect(text).toContain('Ruch po naszej stronie')
    expect(text).toContain('Reakcja dziś do 16:05')
    expect(text).toContain('Po zaniku zasilania świeci tylko dioda PSU.')
    expect(page.body).toContain('id="wpis-2"')
    expect(page.body).toContain('<live-page')
  })

  test('nobody of another company, as if it did not exist', async () => {
    const { path } = await annasTicket()
    const stranger = await aCustomer(world, [await anOrganisation(world, { name: 'Inna Firma' })])

    expect((await (await as(stranger)).get(path)).statusCode).toBe(404)
    expect((await (await as(stranger)).get('/zgloszenia/26-999999')).statusCode).toBe(404)
  })

  test('the partner only while the switch is on', async () => {
    const { desk, path, anna } = await annasTicket()
    const ola = await as(desk.ola)
    expect((await ola.get(path)).statusCode).toBe(404)

    const shared = await anna.post(`${path}/partner`, { access: 'yes' })
    expect(shared.headers.location).toBe(`${path}?zrobiono=udostepniono#partner`)
    expect(textOf(await ola.get(path))).toContain('Integrator Kropka')
    expect(textOf(await ola.get(path))).not.toContain('Wyłącz dostęp')

    await anna.post(`${path}/partner`, { access: 'no' })
    expect((await ola.get(path)).statusCode).toBe(404)
  })

  test('staff, with notes marked as such and the way to the desk', async () => {
    const { desk, ticket, path, anna } = await annasTicket()
    await addNote(world.as(desk.adam.actor), { number: ticket.number, body: 'Zasilacz z tej serii pada.' })

    const adam = await (await as(desk.adam)).get(path)

    expect(textOf(adam)).toContain('notatka wewnętrzna, klient jej nie widzi')
    expect(adam.body).toContain(`href="/k/zgloszenia/${ticket.number}"`)
    expect(adam.body).not.toContain(`action="${path}/odpowiedz"`)
    expect(textOf(await anna.get(path))).not.toContain('Zasilacz z tej serii pada.')
  })
})

describe('writing on a ticket’s page', () => {
  test('a reply with a file goes into the dialogue, newest first', async () => {
    const { path, ticket, anna } = await annasTicket()
    const form = await anna.get(path)

    const sent = await anna.send(
      `${path}/odpowiedz`,
      {
        reply: 'Log w załączniku.',
        once: valueOf(form, 'once') ?? '',
        expectedPosition: valueOf(form, 'expectedPosition') ?? '',
      },
      [{ name: 'konsola.log', content: 'boot failed' }],
    )

    expect([sent.statusCode, sent.headers.location]).toEqual([303, `${path}#dialog`])
    const page = textOf(await anna.get(path))
    expect(page).toContain('konsola.log')
    expect(page.indexOf('Log w załączniku.')).toBeLessThan(page.indexOf('świeci tylko dioda PSU'))
    expect((await ticketNow(world, ticket.id)).lastEntryPosition).toBe(3)
  })

  test('sending the same form twice writes once', async () => {
    const { path, ticket, anna } = await annasTicket()
    const fields = { reply: 'Nadal nie działa.', once: valueOf(await anna.get(path), 'once') ?? '' }

    await anna.send(`${path}/odpowiedz`, fields)
    await anna.send(`${path}/odpowiedz`, fields)

    expect((await bodiesOf(ticket)).filter((body) => body === fields.reply)).toHaveLength(1)
  })

  test('an empty reply is refused and the file that came with an empty one before is not lost', async () => {
    const { path, anna } = await annasTicket()

    const refused = await anna.send(`${path}/odpowiedz`, { reply: '  ' })

    expect(refused.statusCode).toBe(422)
    expect(textOf(refused)).toContain('Prosimy wpisać treść wiadomości albo dołączyć plik.')
  })

  test('a reply that crosses another is held with its text and its files, shows what came in between and can be sent anyway', async () => {
    const { desk, ticket, path, anna } = await annasTicket()
    const seen = valueOf(await anna.get(path), 'expectedPosition') ?? ''
    await anAnswer(world, desk, ticket, 'Wysyłamy zasilacz.')

    const held = await anna.send(`${path}/odpowiedz`, { reply: 'Czy ktoś to widzi?', expectedPosition: seen }, [
      { name: 'psu.txt', content: 'x' },
    ])

    expect(held.statusCode).toBe(409)
    expect(textOf(held)).toContain('pojawił się 1 nowy wpis')
    expect(textOf(held)).toContain('Wyślij mimo to')
    expect(held.body).toContain('Czy ktoś to widzi?</textarea>')
    expect(textOf(held)).toContain('psu.txt')
    expect(held.body.indexOf('Wysyłamy zasilacz.')).toBeLessThan(held.body.indexOf('<textarea'))
    expect(held.body.match(/id="wpis-3"/g)).toHaveLength(1)

    const again = await anna.send(`${path}/odpowiedz`, {
      reply: 'Czy ktoś to widzi?',
      expectedPosition: valueOf(held, 'expectedPosition') ?? '',
      upload: valueOf(held, 'upload') ?? '',
    })

    expect(again.statusCode).toBe(303)
    expect((await bodiesOf(ticket))[0]).toBe('Czy ktoś to widzi?')
    expect(textOf(await anna.get(path))).toContain('psu.txt')
  })

  test('a file that gives away a password is held once and sent when its sender says so', async () => {
    const { path, ticket, anna } = await annasTicket()
    const secret = { name: 'fg.conf', content: 'config system admin\n set password ENC AK1abcdef\n' }

    const held = await anna.send(`${path}/odpowiedz`, { reply: 'Konfiguracja.' }, [secret])
    expect(held.statusCode).toBe(422)
    expect(textOf(held)).toContain('W pliku „fg.conf” widać hasło')

    const sent = await anna.send(`${path}/odpowiedz`, {
      reply: 'Konfiguracja.',
      upload: valueOf(held, 'upload') ?? '',
      warned: 'yes',
    })
    expect(sent.statusCode).toBe(303)
    expect((await bodiesOf(ticket))[0]).toBe('Konfiguracja.')
  })

  test('a stranger’s upload cannot be taken along', async () => {
    const { path, anna, desk } = await annasTicket()
    const other = await as(await aCustomer(world, [desk.customer]))
    const theirs = await other.send(`${path}/odpowiedz`, { reply: '', expectedPosition: 'x' }, [
      { name: 'a.conf', content: 'enable secret 5 $1$abcd' },
    ])
    const upload = valueOf(theirs, 'upload') ?? ''

    const refused = await anna.send(`${path}/odpowiedz`, { reply: 'Mój wpis.', upload })

    expect(upload).not.toBe('')
    expect(refused.statusCode).toBe(404)
  })
})

describe('acting on a ticket’s page', () => {
  test('closing and reactivating shows which promise would begin, and begins it', async () => {
    const { path, ticket, anna } = await annasTicket()
    expect((await anna.post(`${path}/zamknij`)).headers.location).toBe(`${path}?zrobiono=zamknieto`)

    const closed = await anna.get(path)
    expect(textOf(closed)).toContain('Po wznowieniu ruszy zegar pierwszej reakcji: dziś do 16:05')
    expect(closed.body).not.toContain(`action="${path}/odpowiedz"`)

    const short = await anna.post(`${path}/wznow`, { reason: 'znowu' })
    expect(short.statusCode).toBe(422)
    expect(textOf(short)).toContain('co najmniej 10 znaków')
    expect(short.body).toContain('znowu</textarea>')

    const reopened = await anna.post(`${path}/wznow`, { reason: 'Znowu nie wstaje po restarcie.' })
    expect(reopened.statusCode).toBe(303)
    expect(await ticketNow(world, ticket.id)).toMatchObject({ state: 'open', cycle: 2, nextDueKind: 'reaction' })
  })

  test('a closed ticket of an expired contract says that nothing is promised any more', async () => {
    const desk = await aDesk(world, { validTo: '2026-11-20' })
    const { path, ticket, anna } = await annasTicket({}, desk)
    await closeTicket(world.as(desk.anna.actor), { number: ticket.number })
    await world.db
      .updateTable('contract_line')
      .set({ valid_to: '2026-11-19' })
      .where('contract_id', '=', desk.contract.id)
      .execute()

    const page = textOf(await anna.get(path))

    expect(page).toContain('nie obowiązują gwarantowane czasy')
    expect(page).not.toContain('Po wznowieniu ruszy zegar')
  })

  test('a proposed solution asks whether it works', async () => {
    const { desk, ticket, path, anna } = await annasTicket()
    await postReply(world.as(desk.adam.actor), { number: ticket.number, body: 'Prosimy o restart.', effect: 'solve' })

    const page = await anna.get(`${path}?rozwiazanie=dziala`)

    expect(page.body).toContain('id="rozwiazanie"')
    expect(textOf(page)).toContain('Działa, zamknij zgłoszenie')
  })

  test('escalating needs a reason and shows both contacts', async () => {
    const { path, ticket, anna } = await annasTicket()
    expect(textOf(await anna.get(path))).toContain('12 25 25 502')
    expect((await anna.get(path)).body).toContain('mailto:escalation@myhezo.pl')

    const refused = await anna.post(`${path}/eskaluj`, { escalation: 'pilne' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('pilne</textarea>')

    expect((await anna.post(`${path}/eskaluj`, { escalation: 'Stoi cała produkcja w Łodzi.' })).statusCode).toBe(303)
    expect((await ticketNow(world, ticket.id)).escalatedAt).not.toBeNull()
    expect(textOf(await anna.get(path))).toContain('Eskalowane')
  })

  test('adds and removes people who get the mails, and marks those from outside', async () => {
    const { path, anna } = await annasTicket()

    const wrong = await anna.post(`${path}/odbiorcy`, { 'recipients.0': 'jan@' })
    expect(wrong.statusCode).toBe(422)
    expect(valueOf(wrong, 'recipients.0')).toBe('jan@')

    const added = await anna.post(`${path}/odbiorcy`, { 'recipients.0': 'jan@serwis.example' })
    expect(textOf(await anna.get(added.headers.location ?? ''))).toContain('spoza Twojej firmy')
    const page = await anna.get(path)
    expect(textOf(page)).toContain('jan@serwis.example inna domena')

    const remove = /action="([^"]+\/usun)"/.exec(page.body)?.[1] ?? ''
    expect((await anna.post(remove)).statusCode).toBe(303)
    expect(textOf(await anna.get(path))).toContain('jan@serwis.example usunięto')
  })

  test.each([['zamknij'], ['partner'], ['wznow'], ['eskaluj']])('a stranger’s %s finds nothing', async (act) => {
    const { path } = await annasTicket()
    const stranger = await as(
      await aCustomer(world, [await anOrganisation(world, { name: 'Inna Firma', taxId: `obca-${act}` })]),
    )

    const answer = await stranger.post(`${path}/${act}`, {
      access: 'yes',
      reason: 'Powód dłuższy niż dziesięć',
      escalation: 'Powód dłuższy niż dziesięć',
    })

    expect(answer.statusCode).toBe(404)
  })
})

describe('the page of a ticket', () => {
  test('explains the hour day by day', async () => {
    const { path, anna } = await annasTicket({ priority: 'P3' }, await aDesk(world, { plan: 'LOGI-HEZOPLUS' }))

    const text = textOf(await anna.get(path))

    expect(text).toContain('Dlaczego ta godzina?')
    expect(text).toMatch(
      /pt\., 20 lis 15:05–17:00 1 h 55 min sob\., 21 lis weekend – niedz\., 22 lis weekend – pon\., 23 lis 9:00–11:05 2 h 5 min/,
    )
    expect(text).toContain('Razem 4 h')
  })

  test('speaks English, and marks Polish words as Polish', async () => {
    const { desk, path } = await annasTicket()

    const page = await (await as(desk.anna, 'en')).get(path)

    expect(textOf(page)).toContain('Reaction today by 16:05 (Warsaw time)')
    expect(textOf(page)).toContain('Why this hour?')
    expect(page.body).toContain('lang="pl"')
  })

  test('can be printed in the order of time', async () => {
    const { desk, ticket, path, anna } = await annasTicket()
    await anAnswer(world, desk, ticket, 'Wysyłamy zasilacz.')

    const sheet = textOf(await anna.get(`${path}/druk`))

    expect(sheet.indexOf('świeci tylko dioda PSU')).toBeLessThan(sheet.indexOf('Wysyłamy zasilacz.'))
    expect(sheet).toContain(`http://localhost:3000${path}`)
  })

  test('asks the database at most six questions', async () => {
    const { path, anna } = await annasTicket({ recipients: ['jan@serwis.example'] })
    await anna.get(path)

    expect(await questionsOf(world, () => anna.get(path))).toBeLessThanOrEqual(6)
  })
})
