import { beforeEach, describe, expect, test } from 'vitest'
import { aCustomer, anOrganisation, aStaffMember, signedIn, type Person } from '../../../../test/cast.ts'
import { aBrowser, type Browser } from '../../../../test/cast-browser.ts'
import {
  codeAt,
  enterPassword,
  eventsOf,
  mailedLink,
  pass,
  PASSWORD,
  RECOVERY_CODES,
  withApplication,
  withPassword,
} from '../../../../test/cast-entry.ts'
import { useWorld } from '../../../../test/world.ts'
import { tokenHash } from '../../../platform/hash.ts'

const world = useWorld()
const registration = {
  country: 'PL',
  taxId: '120-00-00-011',
  company: 'Złoty Gron Sp. z o.o.',
  name: 'Anna Nowak',
  email: 'anna@zlotygron.example',
  phone: '601 234 567',
  locale: 'pl',
}
const textOf = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const secretOf = (html: string): string => /secret=([A-Z2-7]+)/.exec(html.replaceAll('&amp;', '&'))?.[1] ?? ''
const codesOf = (html: string): string[] =>
  [...html.matchAll(/<li><span class="identifier"[^>]*>([0-9A-Z-]{19})<\/span>/g)].map(([, code]) => code ?? '')

beforeEach(async () => {
  pass(world, { hours: 3 })
  await world.db.deleteFrom('attempt').execute()
})

/** The link of the mail that the newest registration of a browser asked for. */
async function linkFor(email: string): Promise<string> {
  const person = await world.db
    .selectFrom('person')
    .select('id')
    .where('email_key', '=', email)
    .executeTakeFirstOrThrow()
  const event = await world.db
    .selectFrom('audit_event')
    .select('data')
    .where('subject_id', '=', person.id)
    .where('type', '=', 'identity.registered')
    .executeTakeFirstOrThrow()
  const { browserHash } = event.data as { browserHash: string }
  return mailedLink(world, { personId: person.id, purpose: 'activate', minutes: 24 * 60, browserHash })
}

describe('from the landing to the contract window', () => {
  test('a new customer registers, activates, connects an application and saves the codes', async () => {
    const browser = aBrowser(world)
    expect((await browser.get('/')).body).toContain('href="/rejestracja"')
    expect((await browser.get('/rejestracja')).statusCode).toBe(200)

    const sent = await browser.post('/rejestracja', registration)
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '/rejestracja/wyslano'])
    expect(textOf((await browser.get('/rejestracja/wyslano')).body)).toContain(
      'Wysłaliśmy link na a…a@zlotygron.example',
    )

    const token = await linkFor('anna@zlotygron.example')
    expect((await browser.get(`/aktywacja?t=${token}`)).body).toContain('autoComplete="new-password"')
    const activated = await browser.post('/aktywacja', { t: token, password: PASSWORD })
    expect([activated.statusCode, activated.headers.location]).toEqual([303, '/zabezpieczenia/aplikacja'])
    expect((await browser.get('/rejestracja/wyslano')).headers.location).toBe('/zabezpieczenia/aplikacja')

    const page = await browser.get('/zabezpieczenia/aplikacja')
    const connected = await browser.post('/zabezpieczenia/aplikacja', { code: codeAt(world, secretOf(page.body)) })
    const codes = codesOf(connected.body)
    expect(codes).toHaveLength(10)
    expect(connected.body).not.toContain('href="/logowanie"')
    expect((await browser.get('/rejestracja/wyslano')).headers.location).toBe('/')

    const unsaved = await browser.post('/zabezpieczenia/kody/zapisane', { codes: codes.join(' ') })
    expect([unsaved.statusCode, codesOf(unsaved.body)]).toEqual([422, codes])
    const saved = await browser.post('/zabezpieczenia/kody/zapisane', { codes: codes.join(' '), kept: 'yes' })
    expect([saved.statusCode, saved.headers.location]).toEqual([303, '/umowy/dodaj'])
  })

  test('ten looks at the link consume nothing, and looking again afterwards says that the account is active', async () => {
    const browser = aBrowser(world)
    await browser.post('/rejestracja', { ...registration, email: 'ewa@zlotygron.example' })
    const token = await linkFor('ewa@zlotygron.example')
    for (let looks = 0; looks < 10; looks++)
      expect((await aBrowser(world).get(`/aktywacja?t=${token}`)).statusCode).toBe(200)

    const elsewhere = aBrowser(world)
    const activated = await elsewhere.post('/aktywacja', { t: token, password: PASSWORD })
    expect(activated.headers.location).toBe('/logowanie?po=aktywacja')
    expect(elsewhere.cookies.has('__Host-session')).toBe(false)
    expect(textOf((await elsewhere.get(`/aktywacja?t=${token}`)).body)).toContain('Konto jest już aktywne')
    expect((await browser.get('/rejestracja/wyslano')).headers.location).toBe('/logowanie?po=aktywacja')
  })

  test('a refused form keeps everything that was typed and names each field', async () => {
    const browser = aBrowser(world)
    const refused = await browser.post('/rejestracja', { ...registration, taxId: '1234563219', phone: '12' })

    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('value="Złoty Gron Sp. z o.o."')
    expect(textOf(refused.body)).toContain('nie zgadza się cyfra kontrolna')
    expect(refused.body).toContain('href="#field-phone"')
  })

  test('the link can be sent again after a minute, not before', async () => {
    const browser = aBrowser(world)
    await browser.post('/rejestracja', { ...registration, email: 'ola@zlotygron.example' })
    expect((await browser.post('/rejestracja/wyslano/ponownie')).statusCode).toBe(429)

    pass(world, { seconds: 60 })
    expect((await browser.post('/rejestracja/wyslano/ponownie')).headers.location).toBe(
      '/rejestracja/wyslano?ponownie=tak',
    )
    await world.drain()
    const { id } = await world.db
      .selectFrom('person')
      .select('id')
      .where('email_key', '=', 'ola@zlotygron.example')
      .executeTakeFirstOrThrow()
    expect(await eventsOf(world, id)).toEqual(['identity.registered', 'identity.registered'])
  })

  test('the waiting page without a registration leads back to the form', async () => {
    const browser = aBrowser(world)
    browser.cookies.set('__Host-registration', 'forged')

    expect((await browser.get('/rejestracja/wyslano')).headers.location).toBe('/rejestracja')
  })

  test.each(['', 'x', 'null', 'A'.repeat(43)])('the link "%s" leads to asking for another', async (token) => {
    const browser = aBrowser(world)
    const page = await browser.get(`/aktywacja?t=${token}`)
    expect([page.statusCode, textOf(page.body).includes('Ten link już nie działa')]).toEqual([410, true])

    expect((await browser.post('/aktywacja/nowy-link', { email: 'kto@firma.example' })).headers.location).toBe(
      '/rejestracja/wyslano',
    )
  })
})

describe('signing in', () => {
  let anna: Person
  let secret: string
  let browser: Browser
  beforeEach(async () => {
    anna = await withPassword(
      world,
      await aCustomer(world, [
        await anOrganisation(world, { taxId: `${Math.floor(world.now().epochMilliseconds / 1000)}` }),
      ]),
    )
    secret = await withApplication(world, anna)
    browser = aBrowser(world)
  })

  test('takes two steps and leads to where the person wanted to go', async () => {
    const first = await browser.post('/logowanie', { email: anna.email, password: PASSWORD, dalej: '/umowy/A204518' })
    expect(first.headers.location).toBe('/logowanie/kod?dalej=%2Fumowy%2FA204518')
    expect((await browser.get('/logowanie/kod')).body).toContain('autoComplete="one-time-code"')

    const second = await browser.post('/logowanie/kod', { code: codeAt(world, secret), dalej: '/umowy/A204518' })
    expect(second.headers.location).toBe('/umowy/A204518')
    expect((await browser.call('GET', '/account')).json()).toMatchObject({ email: anna.email })
    expect((await browser.get('/')).headers.location).toBe('/pulpit')
  })

  test('gives a new cookie at each step; a planted one is worth nothing (row 45)', async () => {
    browser.cookies.set('__Host-session', 'planted')
    await enterPassword(browser, anna)
    const half = browser.cookies.get('__Host-session')
    await browser.post('/logowanie/kod', { code: codeAt(world, secret) })
    const full = browser.cookies.get('__Host-session')

    expect(new Set(['planted', half, full]).size).toBe(3)
    const old = aBrowser(world)
    old.cookies.set('__Host-session', half ?? '')
    expect((await old.call('GET', '/account')).statusCode).toBe(401)
  })

  test('the session cookie is bound to this host and hidden from scripts', async () => {
    const response = await enterPassword(browser, anna)
    const cookie = response.cookies.find(({ name }) => name === '__Host-session')

    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
    expect(cookie?.domain).toBeUndefined()
  })

  test('half way nothing but the second factor is reached (row 52)', async () => {
    await enterPassword(browser, anna)

    expect((await browser.get('/konto')).headers.location).toContain('/logowanie/kod')
    expect((await browser.call('GET', '/account')).statusCode).toBe(401)
    expect((await browser.get('/zabezpieczenia/aplikacja')).headers.location).toBe('/logowanie/kod')
    expect((await browser.call('POST', '/second-factor')).statusCode).toBe(403)
    expect((await browser.post('/zabezpieczenia/kody/plik', { codes: RECOVERY_CODES.join(' ') })).statusCode).toBe(303)
  })

  test('a wrong code is named at its field, and the clock is mentioned from the second on', async () => {
    await enterPassword(browser, anna)
    const once = await browser.post('/logowanie/kod', { code: '000000' })
    const twice = await browser.post('/logowanie/kod', { code: '000001' })

    expect([once.statusCode, once.body.includes('field-code-error')]).toEqual([422, true])
    expect([textOf(once.body).includes('zegar w telefonie'), textOf(twice.body).includes('zegar w telefonie')]).toEqual(
      [false, true],
    )
  })

  test('without an application leads to connecting one', async () => {
    const ewa = await withPassword(world, await aCustomer(world))

    expect((await enterPassword(browser, ewa)).headers.location).toBe('/zabezpieczenia/aplikacja')
    expect((await browser.get('/logowanie/kod')).headers.location).toBe('/zabezpieczenia/aplikacja')
  })

  test('with a recovery code leads to a new application, then inside (task 25)', async () => {
    await enterPassword(browser, anna)
    const used = await browser.post('/logowanie/kod-zapasowy', { code: RECOVERY_CODES[0] ?? '', dalej: '/zgloszenia' })
    expect(used.headers.location).toBe('/zabezpieczenia/aplikacja?dalej=%2Fzgloszenia')
    expect((await browser.get('/konto')).headers.location).toContain('/logowanie/kod')

    const page = await browser.get('/zabezpieczenia/aplikacja?dalej=/zgloszenia')
    const connected = await browser.post('/zabezpieczenia/aplikacja', {
      code: codeAt(world, secretOf(page.body)),
      dalej: '/zgloszenia',
    })
    const codes = codesOf(connected.body)
    expect(codes).toHaveLength(10)
    expect(
      (
        await browser.post('/zabezpieczenia/kody/zapisane', {
          codes: codes.join(' '),
          kept: 'yes',
          dalej: '/zgloszenia',
        })
      ).headers.location,
    ).toBe('/zgloszenia')
  })

  test('staff start at the queue', async () => {
    const adam = await withPassword(world, await aStaffMember(world))
    const key = await withApplication(world, adam)
    await enterPassword(browser, adam)

    expect((await browser.post('/logowanie/kod', { code: codeAt(world, key) })).headers.location).toBe('/k/kolejka')
  })

  test.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/%09/evil.example\n',
    'javascript:alert(1)',
    '\\\\evil.example',
  ])('never leads out of the portal: %s', async (next) => {
    await enterPassword(browser, anna)
    const response = await browser.post('/logowanie/kod', { code: codeAt(world, secret), dalej: next })

    expect(new URL(String(response.headers.location), 'http://portal.invalid').host).toBe('portal.invalid')
  })

  test('signing out ends the session on the server', async () => {
    await enterPassword(browser, anna)
    await browser.post('/logowanie/kod', { code: codeAt(world, secret) })
    const token = browser.cookies.get('__Host-session') ?? ''
    await browser.post('/wyloguj')

    expect(browser.cookies.has('__Host-session')).toBe(false)
    expect(
      await world.db.selectFrom('session').select('id').where('token_hash', '=', tokenHash(token)).execute(),
    ).toEqual([])
  })

  test('another site cannot sign anybody in or out (row 47)', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
      const sent = { headers: { 'sec-fetch-site': 'cross-site', 'content-type': type } }
      expect((await browser.post('/logowanie', { email: anna.email, password: PASSWORD }, sent)).statusCode).toBe(403)
    }
    expect(browser.cookies.has('__Host-session')).toBe(false)
  })
})

describe('recovery codes', () => {
  test('are given as a text file and for paper, to their owner only', async () => {
    const person = await aCustomer(world)
    await withApplication(world, person)
    const headers = { ...(await signedIn(world, person)), 'content-type': 'application/x-www-form-urlencoded' }
    const ask = (url: string, codes: string) =>
      world.app.inject({ method: 'POST', url, headers, payload: new URLSearchParams({ codes }).toString() })

    const file = await ask('/zabezpieczenia/kody/plik', RECOVERY_CODES.join(' '))
    expect(file.headers['content-disposition']).toContain('attachment')
    expect(file.body.split('\r\n').slice(2, 4)).toEqual(RECOVERY_CODES)
    expect((await ask('/zabezpieczenia/kody/wydruk', RECOVERY_CODES.join(' '))).body).toContain(RECOVERY_CODES[0])
    expect((await ask('/zabezpieczenia/kody/plik', 'AAAA-AAAA-AAAA-AAAA')).statusCode).toBe(404)
  })

  test('are renewed by a fresh session', async () => {
    const person = await aCustomer(world)
    await withApplication(world, person)
    const headers = { ...(await signedIn(world, person)), 'content-type': 'application/x-www-form-urlencoded' }

    const fresh = await world.app.inject({ method: 'POST', url: '/konto/zabezpieczenia/kody', headers })
    expect(codesOf(fresh.body)).toHaveLength(10)
    pass(world, { minutes: 6 })
    const stale = await world.app.inject({ method: 'POST', url: '/konto/zabezpieczenia/kody', headers })
    expect(String(stale.headers.location)).toContain('/potwierdz')
  })
})

describe('a forgotten password', () => {
  test('is set anew by a mailed link, and the second factor still stands in the way (ASVS 6.4.3)', async () => {
    const anna = await withPassword(world, await aCustomer(world))
    await withApplication(world, anna)
    const browser = aBrowser(world)
    expect((await browser.post('/haslo', { email: anna.email })).headers.location).toBe('/haslo/wyslano')
    await world.drain()
    const token = await mailedLink(world, { personId: anna.id, purpose: 'reset_password', minutes: 30 })
    expect((await browser.get(`/haslo/nowe?t=${token}`)).statusCode).toBe(200)
    expect((await browser.post('/haslo/nowe', { t: token, password: 'krótkie' })).statusCode).toBe(422)
    const set = await browser.post('/haslo/nowe', { t: token, password: 'parasol nad zimną Wartą' })

    expect([set.headers.location, browser.cookies.has('__Host-session')]).toEqual(['/logowanie?po=haslo', false])
    expect((await enterPassword(browser, anna, 'parasol nad zimną Wartą')).headers.location).toBe('/logowanie/kod')
    expect((await browser.get(`/haslo/nowe?t=${token}`)).statusCode).toBe(410)
  })
})

describe('the language switch', () => {
  test('changes the cookie of a visitor and the setting of a person', async () => {
    const browser = aBrowser(world)
    expect((await browser.get('/jezyk?na=en&dalej=/logowanie')).headers.location).toBe('/logowanie')
    expect(textOf((await browser.get('/logowanie')).body)).toContain('Forgot the password?')

    const person = await aCustomer(world)
    const headers = await signedIn(world, person)
    await world.app.inject({ url: '/jezyk?na=en', headers })
    const row = await world.db
      .selectFrom('person')
      .select('locale')
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow()
    expect(row.locale).toBe('en')
  })

  test('changes nothing for a link on another site', async () => {
    const person = await aCustomer(world)
    const headers = { ...(await signedIn(world, person)), 'sec-fetch-site': 'cross-site' }
    await world.app.inject({ url: '/jezyk?na=en', headers })

    const row = await world.db
      .selectFrom('person')
      .select('locale')
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow()
    expect(row.locale).toBe('pl')
  })
})
