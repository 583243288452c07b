import { expect, test } from 'vitest'
import { hashPassword } from '../../../platform/password-hash.ts'
import { totpCode, totpSecretFor } from '../../../platform/one-time-code.ts'
import { portalItself, useWorld, type World } from '../../../../test/world.ts'
import { makeDemoPerson } from './make-demo-person.ts'

const demo = useWorld({ environment: { PORTAL_MODE: 'demo' } })
const production = useWorld({
  environment: {
    PORTAL_MODE: 'production',
    PUBLIC_URL_PL: 'https://myhezo.pl',
    PUBLIC_URL_EN: 'https://myhezo.com',
    SMTP_URL: 'smtp://localhost:25',
    SECRET_KEY: '11'.repeat(32),
  },
})

const password = 'Demo-haslo-2027!'
const totpSecret = totpSecretFor(Buffer.from('a key of this test'), 'adam@serwis.example')

const make = async (world: World, email: string) =>
  makeDemoPerson(world.as(portalItself), {
    kind: 'staff',
    email,
    name: 'Adam Wilk',
    company: '',
    phone: '120000110',
    taxCountry: 'PL',
    taxId: '',
    locale: 'pl',
    roles: ['engineer'],
    passwordHash: await hashPassword(password),
    totpSecret,
    recoveryCodes: true,
  })

test('a demo person signs in with password and code like anybody', async () => {
  const { personId, codes } = await make(demo, 'adam@serwis.example')
  expect(codes).toHaveLength(10)

  const headers = { 'sec-fetch-site': 'same-origin' }
  const post = (url: string, payload: object, cookie = '') =>
    demo.app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload })
  const first = await post('/api/v1/session', { email: 'adam@serwis.example', password })
  expect(first.statusCode).toBe(200)
  const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
  const code = totpCode(totpSecret, Math.floor(demo.now().epochMilliseconds / 1000))
  const second = await post('/api/v1/session/second-factor', { code }, cookie)
  expect(second.statusCode).toBe(204)
  expect((await demo.db.selectFrom('person').select('state').where('id', '=', personId).execute())[0]?.state).toBe(
    'active',
  )
})

test('an address belongs to one person', async () => {
  await make(demo, 'kinga@serwis.example')
  await expect(make(demo, 'Kinga@serwis.example')).rejects.toMatchObject({ code: 'identity.address_taken' })
})

test('nobody is made this way in production', async () => {
  await expect(make(production, 'adam@serwis.example')).rejects.toMatchObject({ code: 'http.not_found' })
})
