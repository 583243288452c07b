import { describe, expect, test } from 'vitest'
import { aCustomer, aStaffMember, signedIn } from '../../../../test/cast.ts'
import { aDesk, ticketNow, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { visitor } from '../../../platform/context.ts'
import { listEntries } from '../../dialogue/index.ts'
import { listQueue } from '../../tickets/index.ts'

const world = useWorld()
let caller = 0

const report = (desk: Desk, details: Record<string, string> = {}): Record<string, string> => ({
  contractNumber: desk.contract.number,
  serial: desk.contract.lines[0]?.serial ?? '',
  phone: `6012345${String(++caller).padStart(2, '0')}`,
  email: `ktos-${caller}@gdzies.example`,
  title: 'Przełącznik nie żyje',
  message: 'Po burzy nic nie świeci.',
  once: `klucz-${caller}`,
  ...details,
})

const post = (url: string, form: Record<string, string>, ip = `198.51.100.${++caller % 250}`) =>
  world.app.inject({
    method: 'POST',
    url,
    remoteAddress: ip,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams(form).toString(),
  })

const page = async (url: string, language = 'pl') => {
  const answer = await world.app.inject({ url, headers: { 'accept-language': language } })
  return { status: answer.statusCode, html: answer.body.replaceAll(/<!-- -->/g, '') }
}

const enquiries = () => world.db.selectFrom('enquiry').selectAll().orderBy('received_at').orderBy('number').execute()
const caseOf = (location: unknown): string => /sprawa=(\S+)$/.exec(String(location))?.[1] ?? ''
const mailsTo = (address: string) =>
  world.db.selectFrom('outbound_mail').selectAll().where('to_address', '=', address).execute()

async function sent(form: Record<string, string>, url = '/awaria') {
  const answer = await post(url, form)
  const row = await world.db
    .selectFrom('enquiry')
    .selectAll()
    .where('number', '=', caseOf(answer.headers.location))
    .executeTakeFirstOrThrow()
  return { answer, id: row.id, number: row.number }
}

const enquiryNow = (id: string) =>
  world.db.selectFrom('enquiry').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('an emergency report whose numbers name a line in force', () => {
  test('opens a P1 ticket whose clock runs from the sending, at the customer and at the desk', async () => {
    const desk = await aDesk(world)
    const { id, answer } = await sent(report(desk, { phone: '+48 601 999 001', email: 'noc@gdzies.example' }))
    expect(answer.statusCode).toBe(303)
    const before = await enquiryNow(id)
    expect(before).toMatchObject({ state: 'received', ticket_id: null })
    await world.drain()

    const after = await enquiryNow(id)
    expect(after).toMatchObject({ state: 'promoted', held: null })
    const ticket = await ticketNow(world, after.ticket_id ?? '')
    expect(ticket).toMatchObject({
      priority: 'P1',
      channel: 'emergency',
      organisationId: desk.customer.id,
      partnerAccess: false,
      reporter: { id: null, name: '601 999 001, noc@gdzies.example' },
      openedAt: before.received_at,
      nextDueKind: 'reaction',
    })
    const [entry] = await listEntries(world.as(portalItself), ticket.id, { internal: false })
    expect(entry).toMatchObject({ body: 'Po burzy nic nie świeci.', side: 'customer', channel: 'emergency' })

    expect((await listQueue(world.as(desk.adam.actor))).map(({ number }) => number)).toContain(ticket.number)
    const queue = await world.app.inject({ url: '/k/kolejka', headers: await signedIn(world, desk.adam) })
    expect(queue.body).toContain('dane niepotwierdzone')
    const mine = await world.app.inject({
      url: `/zgloszenia/${ticket.number}`,
      headers: await signedIn(world, desk.anna),
    })
    expect(mine.statusCode).toBe(200)
    expect(await mailsTo(desk.anna.email)).toMatchObject([{ kind: 'ticket_opened' }])
  })

  test('mails the sender nothing but that something came in', async () => {
    const desk = await aDesk(world)
    const { id, number } = await sent(report(desk, { email: 'sam@gdzies.example' }))
    await world.drain()
    const [mail, ...others] = await mailsTo('sam@gdzies.example')
    expect(others).toEqual([])
    expect(mail).toMatchObject({ kind: 'enquiry_received', reply_to: null })
    expect(mail?.subject).toContain(number)
    const ticket = await ticketNow(world, (await enquiryNow(id)).ticket_id ?? '')
    expect(`${mail?.text}${mail?.html}`.replaceAll(number, '')).not.toContain(ticket.number)
    for (const secret of [desk.contract.number, 'nie żyje', 'burzy', desk.customer.name])
      expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toContain(secret)
  })

  test('is one case, however often the button is pressed', async () => {
    const desk = await aDesk(world)
    const form = report(desk)
    const both = await Promise.all([post('/awaria', form, '203.0.113.9'), post('/awaria', form, '203.0.113.9')])
    const third = await post('/awaria', form, '203.0.113.9')
    const numbers = [...both, third].map(({ headers }) => caseOf(headers.location))
    expect(new Set(numbers).size).toBe(1)
    expect(numbers[0]).toMatch(/^26-\d{6}-T$/)
    await world.drain()
    const open = await listQueue(world.as(desk.adam.actor), { search: desk.contract.number })
    expect(open).toHaveLength(1)
  })
})

describe('an emergency report that names no line in force', () => {
  test.each([
    ['an unknown serial', { serial: 'NIC-0001' }, 'no_match'],
    ['an unknown contract', { contractNumber: 'Z999999' }, 'no_match'],
  ])('waits for a person: %s', async (_, details, held) => {
    const desk = await aDesk(world)
    const { id } = await sent(report(desk, details))
    await world.drain()
    expect(await enquiryNow(id)).toMatchObject({ state: 'review', held, ticket_id: null })
    const waits = await mailsTo(world.services.config.operator.deskAddress)
    expect(waits.filter(({ html }) => html.includes(id)).map(({ kind }) => kind)).toEqual(['enquiry_waits'])
  })

  test('waits also where the contract has ended', async () => {
    const desk = await aDesk(world, { validFrom: '2020-01-01', validTo: '2021-01-01' })
    const { id } = await sent(report(desk))
    await world.drain()
    expect(await enquiryNow(id)).toMatchObject({ state: 'review', held: 'not_active' })
  })

  test('after ten wrong ones of a contract in a day a person looks at a right one as well', async () => {
    const desk = await aDesk(world)
    for (let wrong = 0; wrong < 10; wrong++) await sent(report(desk, { serial: `ZGADUJE-${wrong}` }))
    await world.drain()
    const { id } = await sent(report(desk))
    await world.drain()
    expect(await enquiryNow(id)).toMatchObject({ state: 'review', held: 'too_many' })
  })
})

describe('the answer to an emergency report', () => {
  test('is the same to the byte for a match and for none, but for the case number (F10)', async () => {
    const desk = await aDesk(world)
    const expired = await aDesk(world, { validFrom: '2020-01-01', validTo: '2021-01-01' })
    const forms = [
      report(desk),
      report(desk, { serial: 'NIC-0002' }),
      report(expired),
      report(await aDesk(world), { contractNumber: 'Z000001' }),
    ]
    const seen: string[] = []
    for (const form of forms) {
      const answer = await post('/awaria', form)
      const number = caseOf(answer.headers.location)
      const next = await world.app.inject({ url: String(answer.headers.location) })
      const api = await world.app.inject({
        method: 'POST',
        url: '/api/v1/emergency-reports',
        remoteAddress: '203.0.113.77',
        payload: { ...form, phone: `+4860177788${seen.length}` },
      })
      const told = [answer, next, api].map(({ statusCode, headers, body }) => ({ statusCode, headers, body }))
      seen.push(blank(JSON.stringify(told), [number, String(api.json().number)]))
    }
    expect(seen).toEqual(seen.map(() => seen[0]))
    expect(seen[0]).toMatch(/Oddzwonimy z numeru <strong [^>]*>\+48 12 25 25 600/)
  })

  test('counts by network, telephone and serial number, and then names the telephone', async () => {
    const desk = await aDesk(world)
    const serial = 'LIMIT-1'
    for (let one = 0; one < 3; one++) expect((await post('/awaria', report(desk, { serial }))).statusCode).toBe(303)
    const fourth = await post('/awaria', report(desk, { serial: ' limit 1', message: 'Zachowaj ten tekst' }))
    expect(fourth.statusCode).toBe(429)
    expect(fourth.body).toContain('+48 12 25 25 600')
    expect(fourth.body).toContain('Zachowaj ten tekst')

    const phone = '601777111'
    const calls = Array.from({ length: 6 }, (_, one) => report(desk, { serial: `TEL-${one}`, phone }))
    const byPhone: number[] = []
    for (const call of calls) byPhone.push((await post('/awaria', call)).statusCode)
    expect(byPhone).toEqual([303, 303, 303, 303, 303, 429])

    const byNetwork: number[] = []
    for (let one = 0; one < 11; one++)
      byNetwork.push((await post('/awaria', report(desk, { serial: `IP-${one}` }), '203.0.113.200')).statusCode)
    expect(byNetwork.at(-1)).toBe(429)
    expect(byNetwork.filter((status) => status === 303)).toHaveLength(10)
  })

  test('says what is wrong with the form only, and keeps what was typed', async () => {
    const desk = await aDesk(world)
    const before = (await enquiries()).length
    const answer = await post(
      '/awaria',
      report(desk, { contractNumber: '12', serial: '', phone: 'x', title: '', message: ' ' }),
    )
    expect(answer.statusCode).toBe(422)
    for (const field of ['contractNumber', 'serial', 'phone', 'title', 'message'])
      expect(answer.body).toContain(`id="field-${field}-error"`)
    expect(answer.body).toContain('value="12"')
    expect((await enquiries()).length).toBe(before)
  })
})

describe('the contact form', () => {
  const asked = (details: Record<string, string> = {}): Record<string, string> => ({
    name: 'Jan Kowal',
    email: `jan-${++caller}@kowal.example`,
    subject: 'Nie mogę dodać umowy',
    message: 'Formularz nie przyjmuje numeru.',
    ...details,
  })

  test('waits for a person, due within a working day, and confirms once in five minutes', async () => {
    const email = 'raz@kowal.example'
    const first = await sent(asked({ email }), '/kontakt')
    await sent(asked({ email }), '/kontakt')
    await world.drain()
    expect(await enquiryNow(first.id)).toMatchObject({ state: 'review', kind: 'contact' })
    // Friday 15:05 leaves 1 h 55 min of the day; the other 6 h 5 min pass on Monday.
    expect(String((await enquiryNow(first.id)).due_at)).toBe('2026-11-23T14:05:00Z')
    const mails = await mailsTo(email)
    expect(mails.map(({ kind }) => kind)).toEqual(['enquiry_received'])
    expect(mails[0]?.text).not.toContain('Nie mogę')
  })

  test('answers alike to a stranger and to an address with an account', async () => {
    const anna = await aCustomer(world, [], { email: 'anna@kowal.example' })
    const answers = [await post('/kontakt', asked({ email: anna.email })), await post('/kontakt', asked())]
    const told = answers.map(({ statusCode, headers, body }) =>
      blank(JSON.stringify({ statusCode, headers, body }), [caseOf(headers.location)]),
    )
    expect(told[0]).toBe(told[1])
  })

  test('takes numbers as they are: trouble with them is what it is for', async () => {
    const { id } = await sent(asked({ taxId: 'nie wiem', contractNumber: 'chyba a1', serial: '?' }), '/kontakt')
    expect(await enquiryNow(id)).toMatchObject({ tax_id: 'nie wiem', contract_number: 'CHYBA A1', serial: '?' })
  })

  test('is reached from landing, sign-in, registration and the entitlement window, in both languages', async () => {
    for (const url of ['/', '/logowanie', '/rejestracja'])
      expect((await page(url)).html, url).toMatch(/<main[\s\S]*href="\/kontakt"[\s\S]*<\/main>/)
    const nina = await aCustomer(world, [], { name: 'Nina Nowa' })
    const claim = await world.app.inject({ url: '/umowy/dodaj', headers: await signedIn(world, nina) })
    expect(claim.body).toMatch(/<main[\s\S]*href="\/kontakt"[\s\S]*<\/main>/)
    const form = await world.app.inject({ url: '/kontakt', headers: await signedIn(world, nina) })
    expect(form.body).toContain('value="Nina Nowa"')
    expect((await page('/kontakt', 'en')).html).toContain('Contact form')
    expect((await page('/awaria', 'en')).html).toContain('Send the critical report')
  })
})

describe('where the operator has switched the emergency form off', () => {
  const closed = useWorld({
    environment: { OPERATOR_FILE: new URL('./no-emergency.test.json', import.meta.url).pathname },
  })

  test('it does not exist, and the landing page shows the telephone', async () => {
    expect((await closed.app.inject('/awaria')).statusCode).toBe(404)
    const answer = await closed.app.inject({
      method: 'POST',
      url: '/api/v1/emergency-reports',
      payload: { contractNumber: 'A1', serial: 'x', phone: 'x', title: 'x', message: 'x' },
    })
    expect(answer.statusCode).toBe(404)
    const landing = await closed.app.inject('/')
    expect(landing.body).not.toContain('href="/awaria"')
    expect(landing.body).toContain('Awaria krytyczna? Zadzwoń')
  })
})

test('a page of received shows a case number only where the address looks like one', async () => {
  expect((await page('/awaria/przyjeto?sprawa=26-000017-T')).html).toContain('26-000017-T')
  const { html } = await page('/awaria/przyjeto?sprawa=Zadzwoń+pod+0700')
  expect(/<main[\s\S]*<\/main>/.exec(html)?.[0]).not.toContain('0700')
})

test('only staff see the list', async () => {
  const clerk = await aStaffMember(world, ['contracts'])
  expect((await world.app.inject({ url: '/k/poczta', headers: await signedIn(world, clerk) })).statusCode).toBe(200)
  expect((await world.app.inject({ url: '/k/poczta' })).statusCode).not.toBe(200)
  expect(world.as(visitor).actor.kind).toBe('visitor')
})

/** What may differ between two answers: case numbers, their forms' keys, traces, moments. */
function blank(text: string, numbers: readonly string[]): string {
  const plain = numbers.reduce((left, number) => left.replaceAll(number, 'NUMBER'), text)
  return plain
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/nonce-[\w+/=-]+|nonce=\\"[^"\\]+/g, 'NONCE')
    .replaceAll(/"(?:date|x-request-id|request-id|x-trace-id|server-timing)":"[^"]*"/g, '"X":"X"')
}
