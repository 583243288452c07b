import { describe, expect, test } from 'vitest'
import { aCustomer } from '../../../../test/cast.ts'
import { aContract } from '../../../../test/cast-contracts.ts'
import { aReader, questionsOf, textOf } from '../../../../test/cast-pages.ts'
import { aDesk, aTicket } from '../../../../test/cast-tickets.ts'
import { useWorld } from '../../../../test/world.ts'
import { closeTicket } from '../actions/close-ticket.ts'
import { postReply } from '../actions/post-reply.ts'

const world = useWorld()

describe('the dashboard', () => {
  test('shows what needs a reaction, what is open and what is covered', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    await postReply(world.as(desk.adam.actor), { number: ticket.number, body: 'Prosimy o log.', effect: 'ask' })

    const page = await (await aReader(world, desk.anna)).get('/pulpit')
    const text = textOf(page)

    expect(text).toMatch(/Wymaga Twojej reakcji 1 .*Przełącznik nie uruchamia się/)
    expect(text).toMatch(/Aktywne zgłoszenia 1 /)
    expect(text).toMatch(new RegExp(`Lista aktywnych umów 1 .*${desk.contract.number}`))
    expect(page.body).toContain(`href="/zgloszenia/nowe?umowa=${desk.contract.number}"`)
    expect(page.body).toContain('<live-page')
  })

  test('never shows closed tickets or expired contracts', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk, { title: 'Dawno załatwione' })
    await closeTicket(world.as(desk.anna.actor), { number: ticket.number })
    const old = await aContract(world, { customer: desk.customer, validFrom: '2023-01-01', validTo: '2025-12-31' })

    const text = textOf(await (await aReader(world, desk.anna)).get('/pulpit'))

    expect(text).toContain('Brak otwartych zgłoszeń Ostatnio zamknięte: Dawno załatwione')
    expect(text).not.toContain(old.number)
  })

  test('remembers which lists were folded', async () => {
    const desk = await aDesk(world)
    const anna = await aReader(world, desk.anna)

    const folded = await anna.post('/konto/zwiniete', { list: 'dashboard.contracts', open: 'no', back: '/pulpit' })

    expect(folded.headers.location).toBe('/pulpit')
    expect((await anna.get('/pulpit')).body).toMatch(/id="list-dashboard-contracts" hidden/)
    expect((await anna.get('/pulpit')).body).not.toMatch(/id="list-dashboard-tickets" hidden/)
  })

  test('shows a partner the contracts of customers and of their tickets only those that are shared', async () => {
    const desk = await aDesk(world)
    await aTicket(world, desk, { title: 'Tylko dla nas' })
    await aTicket(world, desk, { title: 'Także dla partnera', partnerAccess: true })

    const text = textOf(await (await aReader(world, desk.ola)).get('/pulpit'))

    expect(text).toMatch(/Aktywne umowy klientów 1 .*Złoty Gron Sp\. z o\.o\./)
    expect(text).toMatch(/Aktywne zgłoszenia 1 .*Także dla partnera/)
    expect(text).not.toContain('Tylko dla nas')
  })

  test('leads a new account to its first contract and shows the telephone', async () => {
    const page = await (await aReader(world, await aCustomer(world))).get('/pulpit')

    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('href="/umowy/dodaj"')
    expect(textOf(page)).toContain('+48 12 25 25 600')
    expect(textOf(page)).not.toContain('Aktywne zgłoszenia')
  })

  test('sends staff to their desk', async () => {
    const desk = await aDesk(world)

    expect((await (await aReader(world, desk.adam)).get('/pulpit')).headers.location).toBe('/k/kolejka')
  })

  test('speaks English', async () => {
    const desk = await aDesk(world)

    expect(textOf(await (await aReader(world, desk.anna, 'en')).get('/pulpit'))).toContain('Needs your reaction')
  })

  test('asks the database at most six questions', async () => {
    const desk = await aDesk(world)
    await aTicket(world, desk)
    const anna = await aReader(world, desk.anna)
    await anna.get('/pulpit')

    expect(await questionsOf(world, () => anna.get('/pulpit'))).toBeLessThanOrEqual(6)
  })
})
