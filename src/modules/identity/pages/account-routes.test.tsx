import { describe, expect, test } from 'vitest'
import { aCustomer, aStaffMember, signedIn, type Person } from '../../../../test/cast.ts'
import { cookieOf, enrolPasskey, giveApplication, givePassword, PASSWORD } from '../../../../test/cast-account.ts'
import { useWorld } from '../../../../test/world.ts'
import { inTransaction } from '../../../platform/context.ts'
import { requestEmailChange } from '../actions/request-email-change.ts'
import { issueMailLink } from '../actions/issue-mail-link.ts'
import { findPerson } from '../store/persons.ts'

const world = useWorld()
type Headers = Record<string, string>

const open = (url: string, headers: Headers = {}) => world.app.inject({ url, headers })
const send = (url: string, headers: Headers, fields: Record<string, string> = {}) =>
  world.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
const later = (minutes: number) => world.clock.advanceTo(world.now().add({ minutes }))
const personNow = async (person: Person) => findPerson(world.as(person.actor), person.id)
const preferencesOf = async (person: Person) =>
  (await world.db.selectFrom('person').select('preferences').where('id', '=', person.id).executeTakeFirstOrThrow())
    .preferences

const pages = [
  '/konto',
  '/konto/email-haslo',
  '/konto/zabezpieczenia',
  '/konto/sesje',
  '/konto/powiadomienia',
  '/konto/wyglad',
  '/konto/tokeny',
  '/potwierdz',
]

describe('the pages under the gear', () => {
  test.each(pages)('%s is whole in both languages, for staff too', async (url) => {
    for (const person of [
      await aCustomer(world),
      await aCustomer(world, [], { locale: 'en' }),
      await aStaffMember(world),
    ]) {
      const page = await open(url, await signedIn(world, person))
      expect(page.statusCode).toBe(200)
      expect(page.body.match(/<h1/g)).toHaveLength(1)
      expect(page.headers['cache-control']).toBe('no-store')
    }
  })

  test.each(pages)('%s asks strangers to sign in and comes back', async (url) => {
    const answer = await open(url)
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/logowanie?dalej=${encodeURIComponent(url)}`])
  })

  test.each(['/konto/email-haslo', '/konto/zabezpieczenia', '/konto/tokeny'])(
    '%s asks again who one is after five minutes',
    async (url) => {
      const headers = await signedIn(world, await aCustomer(world))
      later(6)
      const answer = await open(url, headers)
      expect([answer.statusCode, answer.headers.location]).toEqual([303, `/potwierdz?dalej=${encodeURIComponent(url)}`])
    },
  )
})

describe('Dane konta', () => {
  test('keeps name, telephone and language', async () => {
    const anna = await aCustomer(world)
    const answer = await send('/konto', await signedIn(world, anna), {
      name: ' Anna  Źrebięcka ',
      phone: '+48 601-234-567',
      locale: 'en',
    })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/konto?zapisano=dane'])
    expect(await personNow(anna)).toMatchObject({ name: 'Anna Źrebięcka', phone: '601234567', locale: 'en' })
  })

  test('shows again what was typed, with what is wrong', async () => {
    const anna = await aCustomer(world)
    const answer = await send('/konto', await signedIn(world, anna), { name: '', phone: '12 34', locale: 'pl' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('value="12 34"')
    expect(answer.body).toContain('href="#field-phone"')
    expect(await personNow(anna)).toMatchObject({ name: 'Anna Nowak' })
  })
})

describe('Zmień e-mail/hasło', () => {
  const NEW = 'fioletowy kaktus śpiewa o świcie'

  test('changes only what is filled in: the password', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    const answer = await send('/konto/email-haslo', headers, { email: '', password: NEW, repeated: NEW })
    expect(answer.headers.location).toBe('/konto/email-haslo?zapisano=haslo')
    const renewed = { cookie: cookieOf(answer.headers['set-cookie'], '__Host-session') }
    expect((await open('/konto/email-haslo?zapisano=haslo', renewed)).body).toContain('Hasło zostało zmienione')
    expect((await open('/konto', headers)).statusCode).toBe(303)
  })

  test('changes only what is filled in: the address, after it answers', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    const answer = await send('/konto/email-haslo', headers, {
      email: 'nowa@firma.example',
      password: '',
      repeated: '',
    })
    expect(answer.headers.location).toBe('/konto/email-haslo?zapisano=email')
    expect((await open('/konto/email-haslo', headers)).body).toContain(
      'Czekamy na potwierdzenie adresu nowa@firma.example',
    )
    expect(await personNow(anna)).toMatchObject({ email: anna.email })
  })

  test('says the same of an address that is somebody’s', async () => {
    const [anna, ewa] = [await aCustomer(world), await aCustomer(world)]
    const headers = await signedIn(world, anna)
    const [taken, free] = [
      await send('/konto/email-haslo', headers, { email: ewa.email }),
      await send('/konto/email-haslo', headers, { email: 'wolny@firma.example' }),
    ]
    expect([taken.statusCode, taken.headers.location, taken.body]).toEqual([
      free.statusCode,
      free.headers.location,
      free.body,
    ])
  })

  test.each([
    ['nothing', {}, 'Nie ma nic do zapisania'],
    ['two different passwords', { password: NEW, repeated: `${NEW}!` }, 'Hasła się różnią'],
    ['a good password and a bad address', { email: 'anna', password: NEW, repeated: NEW }, 'href="#field-email"'],
  ])('changes nothing for %s, and shows no password', async (_, fields, said) => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    const answer = await send('/konto/email-haslo', headers, fields)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(said)
    expect(answer.body).not.toContain(NEW)
    expect((await open('/konto', headers)).statusCode).toBe(200)
  })
})

describe('Potwierdź', () => {
  test('leads back to where one was going', async () => {
    const anna = await aCustomer(world)
    await givePassword(world, anna)
    const code = await giveApplication(world, anna)
    const stale = await signedIn(world, anna)
    later(6)

    const answer = await send('/potwierdz', stale, { password: PASSWORD, code: code(), dalej: '/konto/tokeny' })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/konto/tokeny'])
    const fresh = { cookie: cookieOf(answer.headers['set-cookie'], '__Host-session') }
    expect((await open('/konto/tokeny', fresh)).statusCode).toBe(200)
  })

  test('keeps the way back through a wrong try, and shows no password', async () => {
    const anna = await aCustomer(world)
    await givePassword(world, anna)
    await giveApplication(world, anna)
    const answer = await send('/potwierdz', await signedIn(world, anna), {
      password: 'nie to hasło',
      code: '123456',
      dalej: '/konto/sesje',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('name="dalej" value="/konto/sesje"')
    expect(answer.body).not.toContain('nie to hasło')
  })

  test('leads nowhere outside', async () => {
    const anna = await aCustomer(world)
    await giveApplication(world, anna)
    const page = await open('/potwierdz?dalej=//evil.example/', await signedIn(world, anna))
    expect(page.body).toContain('name="dalej" value="/"')
  })

  test('of a form leads back to the page it stood on', async () => {
    const headers = await signedIn(world, await aCustomer(world))
    later(6)
    const answer = await send(
      '/konto/tokeny',
      { ...headers, referer: 'http://localhost:3000/konto/tokeny?x=1', host: 'localhost:3000' },
      { name: 'x' },
    )
    expect(answer.headers.location).toBe(`/potwierdz?dalej=${encodeURIComponent('/konto/tokeny?x=1')}`)
    const foreign = await send('/konto/tokeny', { ...headers, referer: 'http://evil.example/konto' }, { name: 'x' })
    expect(foreign.headers.location).toBe(`/potwierdz?dalej=${encodeURIComponent('/')}`)
  })
})

describe('Zabezpieczenia', () => {
  test('shows the application, the codes left and each passkey', async () => {
    const anna = await aCustomer(world)
    await giveApplication(world, anna)
    const headers = await signedIn(world, anna)
    const { id } = await enrolPasskey(world, headers, 'Klucz USB')

    const { body } = await open('/konto/zabezpieczenia', headers)
    expect(body).toContain('Połączona od')
    expect(body).toContain('Klucz USB')
    expect(body).toMatch(/<passkey-button[^>]+hidden/)

    expect((await send(`/konto/passkey/${id}/nazwa`, headers, { name: 'Sejf' })).headers.location).toBe(
      '/konto/zabezpieczenia?zapisano=nazwa',
    )
    expect((await open('/konto/zabezpieczenia', headers)).body).toContain('Sejf')
    expect((await send(`/konto/passkey/${id}/nazwa`, headers, { name: ' ' })).statusCode).toBe(422)
    expect((await send(`/konto/passkey/${id}/usuniecie`, headers)).headers.location).toBe(
      '/konto/zabezpieczenia?zapisano=usunieto',
    )
  })

  test('keeps the last second factor and says why', async () => {
    const headers = await signedIn(world, await aCustomer(world))
    const { id } = await enrolPasskey(world, headers)
    const answer = await send(`/konto/passkey/${id}/usuniecie`, headers)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('To jedyny drugi składnik tego konta')
  })
})

describe('Sesje', () => {
  test('ends one, and all others', async () => {
    const anna = await aCustomer(world)
    const [here, there, third] = [await signedIn(world, anna), await signedIn(world, anna), await signedIn(world, anna)]
    const ids = [...(await open('/konto/sesje', here)).body.matchAll(/\/konto\/sesje\/([0-9a-f-]{36})\/koniec/g)].map(
      (match) => match[1],
    )
    expect(ids).toHaveLength(2)

    await send(`/konto/sesje/${ids[0]}/koniec`, here)
    await send('/konto/sesje/inne/koniec', here)
    const statuses = await Promise.all(
      [here, there, third].map(async (headers) => (await open('/konto', headers)).statusCode),
    )
    expect(statuses).toEqual([200, 303, 303])
  })
})

describe('Powiadomienia', () => {
  test('offer a customer three ways about tickets, and keep the choice', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    expect((await open('/konto/powiadomienia', headers)).body).toMatch(
      /value="own"[^>]*checked|checked[^>]*value="own"/,
    )
    const answer = await send('/konto/powiadomienia', headers, { ticketMails: 'all' })
    expect(answer.headers.location).toBe('/konto/powiadomienia?zapisano=powiadomienia')
    expect(await preferencesOf(anna)).toEqual({ ticketMails: 'all' })
    await send('/konto/powiadomienia', headers, { ticketMails: 'everything', security: 'none' })
    expect(await preferencesOf(anna)).toEqual({ ticketMails: 'all' })
    const events = await world.db
      .selectFrom('audit_event')
      .select('data')
      .where('subject_id', '=', anna.id)
      .where('type', '=', 'identity.preferences_changed')
      .execute()
    expect(events[0]?.data).toEqual({ changed: ['ticketMails'] })
  })

  test('offer staff the lists of the desk', async () => {
    const adam = await aStaffMember(world)
    const headers = await signedIn(world, adam)
    expect((await open('/konto/powiadomienia', headers)).body).not.toContain('ticketMails')
    await send('/konto/powiadomienia', headers, { deskAsked: 'yes', weeklyMail: 'yes' })
    expect(await preferencesOf(adam)).toEqual({ morningMail: false, weeklyMail: true })
  })

  test('can be read and set as JSON', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    const url = '/api/v1/account/notifications'
    const put = (payload: object) => world.app.inject({ method: 'PUT', url, headers, payload })
    expect((await put({ ticketMails: 'none' })).statusCode).toBe(204)
    expect((await open(url, headers)).json()).toEqual({ ticketMails: 'none', morningMail: true, weeklyMail: true })
    expect((await put({ ticketMails: 'some' })).statusCode).toBe(422)
  })
})

describe('Wygląd', () => {
  test('is kept with the person, and with the browser for those not signed in', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    const answer = await send('/konto/wyglad', headers, { theme: 'dark', density: 'compact', shortcutsAsked: 'yes' })
    expect(answer.headers.location).toBe('/konto/wyglad?zapisano=wyglad')
    expect(await preferencesOf(anna)).toEqual({ theme: 'dark', density: 'compact', shortcuts: false })
    const { body } = await open('/konto', headers)
    expect(body).toMatch(/<html[^>]+data-theme="dark"[^>]+data-density="compact"/)
    expect(body).toMatch(/<body[^>]+data-keys="off"/)

    const stranger = await send('/konto/wyglad', {}, { theme: 'light', back: '/logowanie' })
    expect([stranger.statusCode, stranger.headers.location]).toEqual([303, '/logowanie'])
    expect(cookieOf(stranger.headers['set-cookie'], '__Host-theme')).toBe('__Host-theme=light')
  })

  test('from the menu changes the theme alone and comes back inside the portal only', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    await send('/konto/wyglad', headers, { density: 'touch' })
    expect((await send('/konto/wyglad', headers, { theme: 'dark', back: '/umowy' })).headers.location).toBe('/umowy')
    expect(await preferencesOf(anna)).toEqual({ theme: 'dark', density: 'touch' })
    expect((await send('/konto/wyglad', headers, { theme: 'neon', back: '//evil.example' })).headers.location).toBe('/')
    expect(await preferencesOf(anna)).toEqual({ theme: 'dark', density: 'touch' })
  })

  test('folded lists stay folded', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    const answer = await send('/konto/zwiniete', headers, { list: 'dashboard.tickets', open: 'no', back: '/pulpit' })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/pulpit'])
    expect(await preferencesOf(anna)).toEqual({ collapsed: ['dashboard.tickets'] })
    await send('/konto/zwiniete', headers, { list: 'dashboard.tickets', open: 'yes' })
    expect(await preferencesOf(anna)).toEqual({ collapsed: [] })
  })
})

describe('Tokeny', () => {
  test('are shown once and can be revoked', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    const made = await send('/konto/tokeny', headers, { name: 'Monitoring NOC', 'account:read': 'yes', days: '90' })
    const token = /class="identifier"[^>]*>([\w-]{43})</.exec(made.body)?.[1] ?? ''
    expect(made.statusCode).toBe(201)

    const bearer = { authorization: `Bearer ${token}` }
    expect((await open('/api/v1/account', bearer)).json()).toMatchObject({ id: anna.id })
    const list = await open('/konto/tokeny', headers)
    expect(list.body).toContain('Monitoring NOC')
    expect(list.body).not.toContain(token)

    const id = /\/konto\/tokeny\/([0-9a-f-]{36})\/koniec/.exec(list.body)?.[1]
    expect((await send(`/konto/tokeny/${id}/koniec`, headers)).statusCode).toBe(303)
    expect((await open('/api/v1/account', bearer)).statusCode).toBe(401)
  })

  test('are not made without a name and a scope; what was ticked stays', async () => {
    const headers = await signedIn(world, await aCustomer(world))
    const answer = await send('/konto/tokeny', headers, { name: '', days: '30' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('href="#field-name"')
    expect(answer.body).toContain('href="#field-scopes"')
    const ticked = await send('/konto/tokeny', headers, { name: '', days: '30', 'tickets:read': 'yes' })
    expect(ticked.body).toMatch(/name="tickets:read"[^>]*checked|checked[^>]*name="tickets:read"/)
  })
})

describe('the links about an address', () => {
  async function linked(purpose: 'confirm_email' | 'revert_email') {
    const anna = await aCustomer(world)
    const changeId = await requestEmailChange(world.as(anna.actor), anna.id, `nowa-${anna.id.slice(-8)}@firma.example`)
    const token = await inTransaction(world.as(anna.actor), (tx) =>
      issueMailLink(tx, { personId: anna.id, purpose, payload: { changeId }, minutes: 60 }),
    )
    return { anna, token }
  }

  test.each(['/konto/email/potwierdz', '/konto/email/cofnij'])(
    '%s changes nothing by being opened, however often',
    async (path) => {
      const { anna, token } = await linked(path.endsWith('potwierdz') ? 'confirm_email' : 'revert_email')
      for (let time = 0; time < 10; time++) expect((await open(`${path}?t=${token}`)).statusCode).toBe(200)
      expect(await personNow(anna)).toMatchObject({ email: anna.email })
      expect((await send(path, {}, { t: token })).statusCode).toBe(200)
      expect((await open(`${path}?t=${token}`)).statusCode).toBe(410)
    },
  )

  test.each(['', 'x', 'A'.repeat(43)])('say that "%s" is no link', async (token) => {
    expect((await open(`/konto/email/potwierdz?t=${token}`)).statusCode).toBe(410)
    expect((await send('/konto/email/potwierdz', {}, { t: token })).statusCode).toBe(410)
  })
})
