import { beforeAll, describe, expect, test } from 'vitest'
import { casesOf } from '../permissions/ask-all.ts'
import { outcomesOf } from '../permissions/families.ts'
import { headersOf } from '../permissions/knock.ts'
import { isPage, routesOf } from '../permissions/routes.ts'
import { aSpot, aStage, type Stage } from '../permissions/stage.ts'
import { apiTable } from '../permissions/table-api.ts'
import { aBrowser } from '../cast-browser.ts'
import { codeAt, mailedLink, PASSWORD, pass, withApplication, withPassword } from '../cast-entry.ts'
import { aCustomer, type Person } from '../cast.ts'
import { useWorld } from '../world.ts'
import { everyCase } from './sweep.ts'

const world = useWorld({
  environment: { PUBLIC_URL_PL: 'https://myhezo.pl', PUBLIC_URL_EN: 'https://myhezo.com' },
})
let stage: Stage

beforeAll(async () => {
  stage = await aStage(world)
})

const mails = () => world.db.selectFrom('outbound_mail').selectAll().orderBy('sequence').execute()

describe('with the first factor only', () => {
  test('three operations are reached and no more: the code, a recovery code, going away (row 52)', () => {
    const reached = everyCase(stage)
      .filter(
        ({ row, route }) => route.access !== 'public' && outcomesOf(row.family, isPage(route.url)).half === 'enters',
      )
      .map(({ key }) => key)
    expect(reached.toSorted()).toEqual([
      'DELETE /api/v1/session',
      'GET /logowanie/kod',
      'GET /logowanie/kod-zapasowy',
      'POST /api/v1/session/recovery-code',
      'POST /api/v1/session/second-factor',
      'POST /logowanie/kod',
      'POST /logowanie/kod-zapasowy',
    ])
  })
})

describe('a field of getting in', () => {
  const oddities = [
    ['a list', ['anna@zlotygron.example', 'evil@evil.example']],
    ['an object', { 0: 'evil@evil.example', toString: 'evil@evil.example' }],
    ['a list in a list', [['evil@evil.example']]],
    ['an operator', { $ne: '' }],
    ['nothing', null],
  ] as const

  test.each(oddities)('that holds %s sends no mail and lets nobody in (row 48)', async (_, odd) => {
    await world.drain()
    const before = await mails()
    const { json } = entryBodies
    for (const [key, body] of Object.entries(json))
      for (const field of Object.keys(body)) {
        const [method, url] = key.split(' ') as ['POST', string]
        const headers = { ...(await headersOf(stage, 'half')), 'content-type': 'application/json' }
        const payload = JSON.stringify({ ...body, [field]: odd })
        const { statusCode } = await world.app.inject({ method, url, headers, payload })
        expect([key, field, odd === null ? [401, 410, 422].includes(statusCode) : statusCode === 422]).toEqual([
          key,
          field,
          true,
        ])
      }
    await world.drain()
    expect((await mails()).length).toBe(before.length)
  })

  test.each([
    ['sent twice', 'email=anna@zlotygron.example&email=evil@evil.example'],
    ['in brackets', 'email[]=anna@zlotygron.example&email[]=evil@evil.example'],
    ['with a comma', 'email=anna@zlotygron.example,evil@evil.example'],
    ['with a line break', 'email=anna@zlotygron.example%0d%0aBcc:evil@evil.example'],
    ['with a semicolon', 'email=anna@zlotygron.example;evil@evil.example'],
  ])('%s sends no mail to a stranger', async (_, payload) => {
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    for (const url of ['/haslo', '/aktywacja/nowy-link', '/logowanie'])
      await world.app.inject({ method: 'POST', url, headers, payload: `${payload}&password=x` })
    await world.drain()
    expect((await mails()).filter(({ to_address }) => to_address.includes('evil'))).toEqual([])
  })

  const entryBodies = {
    json: {
      'POST /api/v1/registrations': {
        name: 'J',
        company: 'K',
        email: 'j@kowal.example',
        phone: '600100200',
        taxId: '1200000146',
      },
      'POST /api/v1/registrations/verification': { token: 'x', password: 'x' },
      'POST /api/v1/password-resets': { email: 'j@kowal.example' },
      'POST /api/v1/password-resets/confirmation': { token: 'x', password: 'x' },
      'POST /api/v1/session': { email: 'j@kowal.example', password: 'x' },
      'POST /api/v1/session/second-factor': { code: '000000' },
      'POST /api/v1/session/recovery-code': { code: 'x' },
    },
  }
})

describe('links in mails', () => {
  const hosts: readonly Record<string, string>[] = [
    { host: 'evil.example' },
    { host: 'myhezo.pl.evil.example' },
    { host: 'myhezo.pl:443@evil.example' },
    { host: 'evil.example#myhezo.pl' },
    { host: 'evil.example/myhezo.pl' },
    { host: '127.0.0.1:3000' },
    { host: 'localhost' },
    { host: '' },
    { 'x-forwarded-host': 'evil.example' },
    { 'x-host': 'evil.example', 'x-forwarded-server': 'evil.example' },
    { forwarded: 'host=evil.example;proto=http' },
    {
      'x-original-url': 'https://evil.example/',
      'x-rewrite-url': 'https://evil.example/',
      origin: 'https://myhezo.pl',
    },
  ]

  test('are of the configured origin whatever a request calls the host (row 49)', async () => {
    for (const [index, headers] of hosts.entries()) {
      const browser = aBrowser(world)
      const email = `nowy-${index}@kowal.example`
      const { anna } = stage.desk
      const registration = { name: 'Jan Kowal', company: 'K', email, phone: '600 100 200', taxId: '1200000146' }
      const sent = { headers, ip: `198.51.100.${index}` }
      await browser.call('POST', '/registrations', registration, sent)
      await browser.call('POST', '/password-resets', { email: anna.email }, sent)
      pass(world, { hours: 2 })
    }
    await world.drain()
    const written = (await mails()).map(({ text, html }) => `${text} ${html}`)
    const links = written.flatMap((text) =>
      [...text.matchAll(/https?:\/\/[^\s"'<>]+/g)].map(([link]) => new URL(link).origin),
    )
    expect(written.filter((text) => text.includes('/aktywacja?t=')).length).toBeGreaterThanOrEqual(hosts.length - 3)
    expect(
      [...new Set(links)].filter((origin) => !['https://myhezo.pl', 'https://myhezo.com'].includes(origin)),
    ).toEqual([])
  })

  test('are not used up by being looked at ten times (row 49)', async () => {
    const person = await aPersonOf(world)
    const token = await mailedLink(world, {
      personId: person.id,
      purpose: 'reset_password',
      payload: {},
      browserHash: null,
      minutes: 60,
    })
    for (let look = 0; look < 10; look++)
      await world.app.inject({ method: look % 2 === 0 ? 'GET' : 'HEAD', url: `/haslo/nowe?t=${token}` })
    const password = 'ciepły wiatr od morza wieje'
    const { statusCode } = await aBrowser(world).call('POST', '/password-resets/confirmation', { token, password })
    expect(statusCode).toBe(204)
  })

  test('count once, as they are, and for their purpose only (row 50)', async () => {
    const person = await aPersonOf(world)
    const link = (purpose: 'reset_password' | 'activate') =>
      mailedLink(world, { personId: person.id, purpose, payload: {}, browserHash: null, minutes: 60 })
    const [good, other] = [await link('reset_password'), await link('activate')]
    const password = 'ciepły wiatr od morza wieje'
    const browser = aBrowser(world)
    const spend = async (token: unknown) =>
      (await browser.call('POST', '/password-resets/confirmation', { token, password } as object)).statusCode
    const swapped = good.replaceAll(/[a-zA-Z]/g, (letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    )
    const wrong = [
      '',
      ' ',
      'null',
      'undefined',
      '0',
      swapped,
      `${good} `,
      `${good}=`,
      good.slice(0, -1),
      `${good}a`,
      other,
      '%00',
      '*',
      '%',
    ]
    for (const token of wrong) expect([token, await spend(token)]).not.toEqual([token, 204])
    expect(await spend(null)).toBe(410)
    expect(await spend([good])).toBe(422)
    expect(await spend(good)).toBe(204)
    expect(await spend(good)).toBe(410)
  })
})

describe('going on to another page (row 56)', () => {
  test('never leaves the portal, from any form that leads on', { timeout: 180_000 }, async () => {
    const { number } = await aSpot(world, stage.desk, false)
    const owner = await headersOf(stage, 'owner')
    const desk = await headersOf(stage, 'engineer')
    const forms = [
      ['/konto/wyglad', 'back', { theme: 'dark' }, owner],
      ['/konto/zwiniete', 'back', { list: 'umowy' }, owner],
      ['/zabezpieczenia/kody/zapisane', 'dalej', { codes: '', kept: 'yes' }, owner],
      [`/k/zgloszenia/${number}/przydzial`, 'wroc', { assigneeId: '' }, desk],
      [`/k/zgloszenia/${number}/notatki`, 'wroc', { note: 'x' }, desk],
    ] as const
    for (const payload of redirects) {
      const language = await world.app.inject({
        method: 'GET',
        url: `/jezyk?${new URLSearchParams({ na: 'pl', dalej: payload }).toString()}`,
      })
      expect([payload, placeOf(language.headers.location)]).toEqual([payload, 'portal'])
      for (const [url, field, rest, headers] of forms) {
        const form = new URLSearchParams({ ...rest, [field]: payload }).toString()
        const sent = { ...headers, 'content-type': 'application/x-www-form-urlencoded' }
        const { headers: answer, statusCode } = await world.app.inject({
          method: 'POST',
          url,
          headers: sent,
          payload: form,
        })
        expect([url, payload, statusCode, placeOf(answer.location)]).toEqual([url, payload, 303, 'portal'])
      }
    }
  })

  test('nor while signing in, confirming and proving a right', async () => {
    for (const payload of redirects.slice(0, 12)) {
      const person = await aPersonOf(world)
      const secret = await withApplication(world, person)
      const browser = aBrowser(world)
      const form = { email: person.email, password: PASSWORD, dalej: payload }
      const first = await browser.post('/logowanie', form, { ip: '203.0.113.7' })
      expect([payload, first.statusCode, placeOf(first.headers.location)]).toEqual([payload, 303, 'portal'])
      const second = await browser.post('/logowanie/kod', { code: codeAt(world, secret), dalej: payload })
      expect([payload, second.statusCode, placeOf(second.headers.location)]).toEqual([payload, 303, 'portal'])
      pass(world, { minutes: 10 })
      const third = await browser.post('/potwierdz', {
        password: PASSWORD,
        code: codeAt(world, secret),
        dalej: payload,
      })
      expect([payload, third.statusCode, placeOf(third.headers.location)]).toEqual([payload, 303, 'portal'])
    }
  })

  test('and no page offers a link that does', async () => {
    const pages = everyCase(stage).filter(
      ({ route }) => route.method === 'GET' && isPage(route.url) && !route.url.includes(':'),
    )
    const names = ['dalej', 'wroc', 'back', 'next', 'url', 'return']
    for (const who of ['stranger', 'owner', 'engineer'] as const) {
      const headers = await headersOf(stage, who)
      for (const { route } of pages) {
        const query = new URLSearchParams(names.map((name) => [name, '//evil.example/x'])).toString()
        const { body } = await world.app.inject({ method: 'GET', url: `${route.url}?${query}`, headers })
        expect([route.url, who, /(?:href|action|formaction|content)="(?:https?:)?[/\\]{2}evil/.test(body)]).toEqual([
          route.url,
          who,
          false,
        ])
      }
    }
  })
})

/** Where a browser on the portal would go. */
function placeOf(location: unknown): string {
  const url = new URL(typeof location === 'string' ? location : '', 'https://portal.invalid/k/')
  return url.host === 'portal.invalid' && url.protocol === 'https:' ? 'portal' : url.href
}

const redirects: readonly string[] = [
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  'javascript:alert(1)',
  'https:evil.example',
  '/\n/evil.example',
  '///evil.example',
  '/.//evil.example',
  '/..//evil.example',
  ' //evil.example',
  'http:\\\\evil.example',
  '//evil.example/%2f..',
  '/%5cevil.example',
  '/%2f%2fevil.example',
  '//evil。example',
  '//%65vil.example',
  '/@evil.example',
  '@evil.example',
  '.evil.example',
  'data:text/html,x',
  'vbscript:x',
  '/k/kolejka\\..\\..//evil.example',
  '/k/zgloszenia/\r\nLocation: https://evil.example',
  'https://portal.invalid@evil.example',
  '//portal.invalid@evil.example',
  '/\u0000/evil.example',
  '/\u2028/evil.example',
  '//\u0009evil.example',
  '/;//evil.example',
  '?//evil.example',
  '#//evil.example',
  '',
]

describe('another spelling of a path (row 59)', () => {
  test('opens nothing to a stranger', async () => {
    const paths = ['/k/kolejka', '/k/zgloszenia/26-000001', '/umowy', '/konto', '/api/v1/tickets', '/api/v1/account']
    const spellings = [
      (path: string) => `${path}/`,
      (path: string) => `/${path}`,
      (path: string) => path.toUpperCase(),
      (path: string) => path.replace('/', '/./'),
      (path: string) => path.replace('/', '/assets/../'),
      (path: string) => path.replace('/', '/assets/%2e%2e/'),
      (path: string) => path.replaceAll('/', '%2f'),
      (path: string) => `${path};.css`,
      (path: string) => `${path}/main.css`,
      (path: string) => `${path}%00.css`,
      (path: string) => `${path}%20`,
      (path: string) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    ]
    const opened: string[] = []
    for (const url of paths.flatMap((path) => spellings.map((spell) => spell(path))))
      for (const headers of [{}, { 'x-original-url': '/', 'x-forwarded-user': 'admin', 'x-remote-user': 'admin' }])
        if ((await world.app.inject({ method: 'GET', url, headers })).statusCode === 200) opened.push(url)
    expect(opened).toEqual([])
  })
})

test('every API operation stands in the table that these sweeps go through', () => {
  const known = new Set(casesOf(stage, apiTable).map(({ route }) => route.name))
  const missing = routesOf(world.app).filter(({ name, url }) => !isPage(url) && !known.has(name))
  expect(missing.map(({ name }) => name)).toEqual(['GET /api/v1/live'])
})

async function aPersonOf(of: typeof world): Promise<Person> {
  return withPassword(of, await aCustomer(of))
}
