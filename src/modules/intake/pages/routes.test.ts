import { describe, expect, test } from 'vitest'
import { arrives, rawMailNow, receives, takeIn } from '../../../../test/cast-incoming.ts'
import { aCustomer, aStaffMember, signedIn, type Person } from '../../../../test/cast.ts'
import { aDesk, aTicket } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listEntries } from '../../dialogue/index.ts'

const world = useWorld()

async function get(person: Person, url: string) {
  const answer = await world.app.inject({ url, headers: await signedIn(world, person) })
  return { status: answer.statusCode, html: answer.body.replaceAll(/<!-- -->/g, ''), headers: answer.headers }
}

async function post(person: Person, url: string, form: Record<string, string> = {}) {
  return world.app.inject({
    method: 'POST',
    url,
    headers: { ...(await signedIn(world, person)), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
}

/** A stranger's mail about Anna's ticket. */
async function heldMail() {
  const desk = await aDesk(world)
  const ticket = await aTicket(world, desk)
  const mail = await receives(world, {
    from: 'Zły <zly@zly.example>',
    subject: `<b>Re</b> [#${ticket.number}]`,
    text: '<script>alert(1)</script> Proszę o dostęp.',
    files: { 'log.txt': 'abc' },
  })
  return { desk, ticket, mail, path: `/k/poczta/${mail.id}` }
}

describe('the review list', () => {
  test('names sender, subject and reason, and shows them as text', async () => {
    const { desk, path, ticket } = await heldMail()
    const list = await get(desk.adam, '/k/poczta')
    expect(list.status).toBe(200)
    expect(list.html).toContain('Zły &lt;zly@zly.example&gt; · nadawca nie uczestniczy w zgłoszeniu')
    expect(list.html).toContain(`href="${path}"`)
    const mail = await get(desk.adam, path)
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Proszę o dostęp.')
    expect(mail.html).not.toContain('<b>Re</b>')
    expect(mail.html).toContain(`value="${ticket.number}"`)
  })

  test('says in words what the sender’s domain thinks of the mail', async () => {
    const { desk, path, mail } = await heldMail()
    expect((await get(desk.adam, path)).html).toContain('nie sprawdzano')
    const found = { spf: 'softfail', dkim: 'none', dmarc: 'fail' } as const
    await world.db.updateTable('raw_mail').set(found).where('id', '=', mail.id).execute()
    expect((await get(desk.adam, path)).html).toContain(
      'serwer nadawcy (SPF): raczej niezgodne · podpis (DKIM): brak · zgodność z domeną (DMARC): niezgodne',
    )
  })

  test('speaks English as well', async () => {
    const { path } = await heldMail()
    const eve = await aStaffMember(world, ['engineer'], { name: 'Eve Hill', locale: 'en' })
    expect((await get(eve, '/k/poczta')).html).toContain('To review')
    expect((await get(eve, path)).html).toContain('the sender is not on the ticket')
  })

  test('is there for staff only, and acts for those who work on tickets', async () => {
    const { desk, path, mail } = await heldMail()
    const customer = await aCustomer(world, [desk.customer], { email: `jan-${mail.id.slice(-8)}@zlotygron.example` })
    for (const url of ['/k/poczta', path, `${path}/oryginal`]) expect((await get(customer, url)).status).not.toBe(200)
    const clerk = await aStaffMember(world, ['contracts'])
    expect((await get(clerk, path)).html).not.toContain('/odrzucenie')
    expect((await post(clerk, `${path}/odrzucenie`)).statusCode).toBe(404)
    expect((await rawMailNow(world, mail.id)).state).toBe('review')
  })

  test.each([
    ['the text', (serial: string) => ({ text: `Nie działa ${serial}.` })],
    ['the subject', (serial: string) => ({ subject: `Awaria ${serial}` })],
    ['a file name', (serial: string) => ({ files: { [`log-${serial}.txt`]: 'x', [`${serial}.txt`]: 'x' } })],
  ])('proposes the device whose serial stands in %s, and its open ticket', async (_, letterWith) => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const serial = desk.contract.lines[0]?.serial ?? ''
    const mail = await receives(world, { from: 'Ktoś <ktos@obcy.example>', text: 'Pomocy', ...letterWith(serial) })
    const { html } = await get(desk.adam, `/k/poczta/${mail.id}`)
    expect(html).toContain('Może chodzić o')
    expect(html).toContain(`href="/umowy/${desk.contract.number}"`)
    expect(html).toContain(`Dołącz do ${ticket.number}`)
  })

  test('says when no known number stands in a mail', async () => {
    const { desk, path } = await heldMail()
    expect((await get(desk.adam, path)).html).toContain('nie ma numeru żadnego znanego urządzenia ani umowy')
  })

  test('gives the original as it came', async () => {
    const { desk, path } = await heldMail()
    const original = await get(desk.adam, `${path}/oryginal`)
    expect(original.headers['content-type']).toBe('message/rfc822')
    expect(original.headers['content-disposition']).toMatch(/^attachment/)
    expect(original.html).toMatch(/^From: Zły/)
  })

  test('brings a mail to the ticket that a person names, under its sender’s address', async () => {
    const { desk, path, mail, ticket } = await heldMail()
    const wrong = await post(desk.adam, `${path}/zgloszenie`, { number: '26-999999' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('value="26-999999"')

    expect((await post(desk.adam, `${path}/zgloszenie`, { number: `#${ticket.number}` })).statusCode).toBe(303)
    await takeIn(world)

    const [entry] = await listEntries(world.as(portalItself), ticket.id, { internal: false })
    expect(entry).toMatchObject({
      authorId: null,
      authorName: 'zly@zly.example',
      side: 'customer',
      channel: 'mail',
      attachments: [{ name: 'log.txt' }],
    })
    expect(await rawMailNow(world, mail.id)).toMatchObject({ state: 'posted', handled_by: desk.adam.id })
    expect((await get(desk.adam, path)).status).toBe(404)
  })

  test('lets a mail be discarded once', async () => {
    const { desk, path, mail } = await heldMail()
    expect((await post(desk.adam, `${path}/odrzucenie`)).statusCode).toBe(303)
    expect((await post(desk.adam, `${path}/zgloszenie`, { number: '26-000001' })).statusCode).toBeGreaterThanOrEqual(
      303,
    )
    expect(await rawMailNow(world, mail.id)).toMatchObject({ state: 'discarded', handled_by: desk.adam.id })
  })

  test('also holds what could not be read', async () => {
    const desk = await aDesk(world)
    const id = await arrives(world, `X-Long: ${'a'.repeat(20_000)}\r\n\r\nx`)
    await world.db.updateTable('raw_mail').set({ failures: 2 }).where('id', '=', id).execute()
    await takeIn(world)
    const { html } = await get(desk.adam, `/k/poczta/${id}`)
    expect(html).toContain('nie udało się jej odczytać w trzech próbach')
    expect(html).toContain('Oryginał można pobrać')
  })
})
