import { describe, expect, test } from 'vitest'
import { aCustomer } from '../../../../test/cast.ts'
import { aReader, questionsOf, textOf } from '../../../../test/cast-pages.ts'
import { aDesk, anAnswer, anUpload, aTicket } from '../../../../test/cast-tickets.ts'
import { useWorld } from '../../../../test/world.ts'
import { closeTicket } from '../actions/close-ticket.ts'
import { postReply } from '../actions/post-reply.ts'

const world = useWorld()

describe('the list of tickets', () => {
  test('shows what is open, with priority, device, whose move it is and the promised hour', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const anna = await aReader(world, desk.anna)

    const page = await anna.get('/zgloszenia')

    expect(page.statusCode).toBe(200)
    expect(textOf(page)).toContain('P1 Przełącznik nie uruchamia się')
    expect(textOf(page)).toContain(ticket.number)
    expect(textOf(page)).toContain('Extreme X440-G2-48p')
    expect(textOf(page)).toContain('Ruch po naszej stronie')
    expect(textOf(page)).toContain('dziś do 16:05')
    expect(page.body).toContain('<live-page')
  })

  test('keeps closed tickets on their own tab and says how they come back', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const anna = await aReader(world, desk.anna)
    expect(textOf(await anna.get('/zgloszenia?widok=zamkniete'))).toContain('można je wznowić w każdej chwili')

    await closeTicket(world.as(desk.anna.actor), { number: ticket.number })

    expect(textOf(await anna.get('/zgloszenia?widok=zamkniete'))).toContain(ticket.number)
    expect(textOf(await anna.get('/zgloszenia'))).toContain('Brak otwartych zgłoszeń')
  })

  test('asks for a reaction only where it is the customer’s move', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const anna = await aReader(world, desk.anna)
    expect(textOf(await anna.get('/zgloszenia?widok=reakcja'))).toContain('Nic nie czeka na Twoją reakcję')

    await postReply(world.as(desk.adam.actor), { number: ticket.number, body: 'Prosimy o log.', effect: 'ask' })

    expect(textOf(await anna.get('/zgloszenia?widok=reakcja'))).toContain('Ruch po Twojej stronie')
  })

  test.each([
    ['the title', 'uruchamia'],
    ['a word of the dialogue', 'konsoli'],
    ['the name of a file', 'konsola.txt'],
  ])('finds a ticket by %s', async (_, search) => {
    const desk = await aDesk(world)
    const upload = await anUpload(world, desk.anna)
    const ticket = await aTicket(world, desk, { uploads: [{ id: upload.id }] })
    await anAnswer(world, desk, ticket)

    const page = await (
      await aReader(world, desk.anna)
    ).get(`/zgloszenia?widok=wszystkie&szukaj=${encodeURIComponent(search)}`)

    expect(textOf(page)).toContain(ticket.number)
  })

  test('goes on behind the last row of a page', async () => {
    const desk = await aDesk(world)
    for (let count = 0; count < 51; count++) await aTicket(world, desk, { title: `Zgłoszenie nr ${count}` })
    const anna = await aReader(world, desk.anna)

    const next = /href="(\/zgloszenia\?[^"]*dalej=[^"]*)"/.exec((await anna.get('/zgloszenia')).body)?.[1] ?? ''
    const rest = await anna.get(next.replaceAll('&amp;', '&'))

    expect(rest.body.match(/<tr/g)).toHaveLength(2)
  })

  test('shows a partner what was shared and counts nothing else', async () => {
    const desk = await aDesk(world)
    await aTicket(world, desk, { title: 'Tylko dla nas' })
    await aTicket(world, desk, { title: 'Także dla partnera', partnerAccess: true })

    const page = textOf(await (await aReader(world, desk.ola)).get('/zgloszenia'))

    expect(page).toContain('Także dla partnera')
    expect(page).toContain('Złoty Gron Sp. z o.o.')
    expect(page).toContain('Otwarte 1')
    expect(page).not.toContain('Tylko dla nas')
  })

  test('shows the tickets of one contract where asked for them', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const anna = await aReader(world, desk.anna)

    expect(textOf(await anna.get(`/zgloszenia?umowa=${desk.contract.number}`))).toContain(ticket.number)
    expect(textOf(await anna.get('/zgloszenia?umowa=Z999999'))).not.toContain(ticket.number)
  })

  test('speaks English to those who do', async () => {
    const desk = await aDesk(world)
    await aTicket(world, desk)

    const page = textOf(await (await aReader(world, desk.anna, 'en')).get('/zgloszenia'))

    expect(page).toContain('Tickets New ticket')
    expect(page).toContain('today by 16:05 (Warsaw time)')
  })

  test('asks the database at most six questions', async () => {
    const desk = await aDesk(world)
    for (let count = 0; count < 10; count++) await aTicket(world, desk)
    const anna = await aReader(world, desk.anna)
    await anna.get('/zgloszenia')

    expect(await questionsOf(world, () => anna.get('/zgloszenia'))).toBeLessThanOrEqual(6)
  })

  test('leads who has proven no right to the entitlement window', async () => {
    const stranger = await aReader(world, await aCustomer(world))

    const page = await stranger.get('/zgloszenia')

    expect([page.statusCode, page.headers.location]).toEqual([303, '/umowy/dodaj?dalej=/zgloszenia'])
  })

  test('refuses a place in the list that it never gave out', async () => {
    const desk = await aDesk(world)

    expect((await (await aReader(world, desk.anna)).get('/zgloszenia?dalej=gdzies')).statusCode).toBe(400)
  })
})
