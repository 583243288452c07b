import { describe, expect, test } from 'vitest'
import { receives } from '../../../../test/cast-incoming.ts'
import { aCustomer, aStaffMember, signedIn, type Person } from '../../../../test/cast.ts'
import { aDesk, ticketNow, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { visitor, type Actor } from '../../../platform/context.ts'
import { listEventsOf } from '../../audit/index.ts'
import { listEntries } from '../../dialogue/index.ts'
import { sendContactEnquiry } from '../actions/send-contact-enquiry.ts'
import { sendEmergencyReport } from '../actions/send-emergency-report.ts'

const world = useWorld()
let sender = 0

async function get(person: Person, url: string) {
  const answer = await world.app.inject({ url, headers: await signedIn(world, person) })
  return { status: answer.statusCode, html: answer.body.replaceAll(/<!-- -->/g, '') }
}

async function post(person: Person, url: string, form: Record<string, string> = {}) {
  return world.app.inject({
    method: 'POST',
    url,
    headers: { ...(await signedIn(world, person)), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
}

const enquiryNow = (id: string) =>
  world.db.selectFrom('enquiry').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function anEnquiry(details: Record<string, string> = {}, by: Actor = visitor) {
  const email = `jan-${++sender}@kowal.example`
  const typed = { company: '', phone: '', taxId: '', contractNumber: '', serial: '', email, name: 'Jan Kowal' }
  const ctx = { ...world.as(by), ip: `192.0.2.${sender}` }
  const asked = { ...typed, subject: 'Nie działa', message: 'Proszę o pomoc.', ...details }
  const { number } = await sendContactEnquiry(ctx, asked, null)
  await world.drain()
  const { id } = await world.db
    .selectFrom('enquiry')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return { id, number, email: asked.email, path: `/k/poczta/sprawy/${id}` }
}

const lineOf = (desk: Desk) => ({ contractNumber: desk.contract.number, serial: desk.contract.lines[0]?.serial ?? '' })
const typesOf = async (id: string) => (await listEventsOf(world.as(portalItself), id)).map(({ type }) => type)

describe('the review list', () => {
  test('holds mails, enquiries and emergency reports by due moment', async () => {
    const desk = await aDesk(world)
    const { id } = await anEnquiry({ subject: 'Pytanie o <b>umowę</b>' })
    await receives(world, { from: 'Obcy <obcy@obcy.example>', subject: 'Oferta' })
    const unknown = {
      ...lineOf(desk),
      serial: 'NIC-1',
      phone: '601888001',
      email: '',
      title: 'Pali się',
      message: 'Źle',
    }
    await sendEmergencyReport(world.as(visitor), unknown, null)
    await world.drain()

    const { html } = await get(desk.adam, '/k/poczta')
    const rows = [...html.matchAll(/<li class="row[^]*?<\/li>/g)].map(([row]) => row)
    expect(rows[0]).toContain('Pali się')
    expect(rows[0]).toContain('numery nie pasują do żadnej umowy')
    expect(html).toContain(`href="/k/poczta/sprawy/${id}"`)
    expect(html).toContain('Pytanie o &lt;b&gt;umowę&lt;/b&gt;')
    expect(html).toContain('Oferta')
    const { json } = await world.app.inject({ url: '/api/v1/review', headers: await signedIn(world, desk.adam) })
    const dues = json().items.map(({ dueAt }: { dueAt: string }) => dueAt)
    expect(dues).toEqual(dues.toSorted())
  })
})

describe('an enquiry', () => {
  test('proposes the lines whose serial stands in its text', async () => {
    const desk = await aDesk(world)
    const { path } = await anEnquiry({ message: `Chodzi o ${lineOf(desk).serial}.` })
    const { html } = await get(desk.adam, path)
    expect(html).toContain('Może chodzić o')
    expect(html).toContain(desk.customer.name)
    expect(html).toContain(`value="${desk.contract.number}"`)
  })

  test('is answered by mail, and the sender’s reply brings it back', async () => {
    const desk = await aDesk(world)
    const { id, path, email, number } = await anEnquiry()
    const empty = await post(desk.adam, `${path}/odpowiedz`, { text: ' ' })
    expect(empty.statusCode).toBe(422)
    expect((await post(desk.adam, `${path}/odpowiedz`, { text: 'Prosimy podać NIP.' })).statusCode).toBe(303)
    expect(await enquiryNow(id)).toMatchObject({ state: 'answered', handled_by: desk.adam.id })
    expect((await get(desk.adam, '/k/poczta')).html).not.toContain(id)

    const mail = await world.db
      .selectFrom('outbound_mail')
      .selectAll()
      .where('to_address', '=', email)
      .where('kind', '=', 'enquiry_answered')
      .executeTakeFirstOrThrow()
    expect(mail.text).toContain('Prosimy podać NIP.')
    expect(mail.text).toContain('Adam W.')
    expect(mail.reply_to).toContain(`+${number}.`)

    const reply = { from: email, to: mail.reply_to ?? '', subject: `Re: ${mail.subject}` }
    const forged = await receives(world, { ...reply, from: 'zly@zly.example', text: 'To ja.' })
    expect(forged.state).toBe('review')
    const automatic = await receives(world, { ...reply, text: 'Urlop', headers: ['Auto-Submitted: auto-replied'] })
    expect(automatic).toMatchObject({ state: 'automatic', enquiry_id: id })
    expect((await enquiryNow(id)).state).toBe('answered')

    const real = await receives(world, { ...reply, text: 'Oto NIP.\n\n> Prosimy podać NIP.' })
    expect(real).toMatchObject({ state: 'posted', enquiry_id: id, ticket_id: null })
    expect((await enquiryNow(id)).state).toBe('review')
    const { html } = await get(desk.adam, path)
    expect(html.indexOf('Prosimy podać NIP.')).toBeLessThan(html.indexOf('Oto NIP.'))
  })

  test('becomes a ticket when a coordinator vouches and says why', async () => {
    const desk = await aDesk(world)
    const { id, path, email } = await anEnquiry()
    const wanted = { ...lineOf(desk), priority: 'P2', reason: 'Potwierdzone telefonicznie', invite: 'tak' }
    expect((await post(desk.adam, `${path}/zgloszenie`, wanted)).body).toContain('Nadawca nie udowodnił uprawnień')
    const kora = await aStaffMember(world, ['coordinator'], { name: 'Kora Dynat' })
    expect((await post(kora, `${path}/zgloszenie`, { ...wanted, reason: '' })).statusCode).toBe(422)
    expect((await post(kora, `${path}/zgloszenie`, { ...wanted, serial: 'NIC' })).statusCode).toBe(422)
    expect((await post(kora, `${path}/zgloszenie`, wanted)).statusCode).toBe(303)

    const settled = await enquiryNow(id)
    expect(settled).toMatchObject({ state: 'promoted', reason: 'Potwierdzone telefonicznie' })
    const ticket = await ticketNow(world, settled.ticket_id ?? '')
    expect(ticket).toMatchObject({ priority: 'P2', channel: 'contact', title: 'Nie działa', openedAt: world.now() })
    expect(ticket.reporter).toEqual({ id: null, name: `Jan Kowal, ${email}` })
    const entries = await listEntries(world.as(portalItself), ticket.id, { internal: false })
    expect(entries.find(({ kind }) => kind === 'message')).toMatchObject({
      body: 'Proszę o pomoc.',
      channel: 'contact',
    })
    expect(entries.some(({ event }) => event === 'recipient_added')).toBe(true)
    expect(await typesOf(id)).toEqual(['intake.enquiry_received', 'intake.enquiry_promoted'])
    expect((await post(kora, `${path}/zgloszenie`, wanted)).statusCode).toBe(409)
    expect((await get(kora, path)).html).toContain(ticket.number)
  })

  test('needs nobody’s word where the sender’s account has proven its right meanwhile', async () => {
    const desk = await aDesk(world)
    const nina = await aCustomer(world, [], { name: 'Nina Nowa' })
    const { id, path } = await anEnquiry({ ...lineOf(desk), email: nina.email }, nina.actor)
    const wanted = { ...lineOf(desk), priority: 'P3' }
    expect((await post(desk.adam, `${path}/zgloszenie`, wanted)).statusCode).toBe(422)
    await world.db
      .insertInto('membership')
      .values({
        id: crypto.randomUUID(),
        person_id: nina.id,
        organisation_id: desk.customer.id,
        is_administrator: false,
        started_at: world.now().toString(),
      })
      .execute()
    expect((await post(desk.adam, `${path}/zgloszenie`, wanted)).statusCode).toBe(303)
    const settled = await enquiryNow(id)
    const ticket = await ticketNow(world, settled.ticket_id ?? '')
    expect(ticket).toMatchObject({ reporter: { id: nina.id, name: 'Nina Nowa' }, openedAt: settled.received_at })
  })

  test('is dismissed with a reason, once', async () => {
    const desk = await aDesk(world)
    const { id, path } = await anEnquiry({ subject: 'Tanie tonery' })
    expect((await post(desk.adam, `${path}/odrzucenie`, { dismissal: 'x' })).statusCode).toBe(422)
    expect((await post(desk.adam, `${path}/odrzucenie`, { dismissal: 'Reklama' })).statusCode).toBe(303)
    expect(await enquiryNow(id)).toMatchObject({ state: 'dismissed', reason: 'Reklama', handled_by: desk.adam.id })
    expect((await post(desk.adam, `${path}/odpowiedz`, { text: 'Nie' })).statusCode).toBe(409)
    expect(await typesOf(id)).toEqual(['intake.enquiry_received', 'intake.enquiry_dismissed'])
  })

  test('is read by all staff and acted on by those who work on tickets', async () => {
    const { path, id } = await anEnquiry()
    const clerk = await aStaffMember(world, ['contracts'])
    expect((await get(clerk, path)).html).not.toContain('/odrzucenie')
    expect((await post(clerk, `${path}/odrzucenie`, { dismissal: 'Reklama' })).statusCode).toBe(404)
    const eve = await aStaffMember(world, ['engineer'], { name: 'Eve Hill', locale: 'en' })
    expect((await get(eve, path)).html).toContain('Answer by mail')
    expect((await get(eve, '/k/poczta/sprawy/00000000-0000-4000-8000-000000000000')).status).toBe(404)
    expect((await enquiryNow(id)).state).toBe('review')
  })
})
