import { beforeEach, describe, expect, test } from 'vitest'
import { aCustomer, type Person } from '../../../test/cast.ts'
import { aBrowser, type Browser } from '../../../test/cast-browser.ts'
import {
  codeAt,
  mailedLink,
  pass,
  PASSWORD,
  RECOVERY_CODES,
  withApplication,
  withPassword,
} from '../../../test/cast-entry.ts'
import { useWorld } from '../../../test/world.ts'

const world = useWorld()
const registration = {
  name: 'Anna Nowak',
  company: 'Złoty Gron Sp. z o.o.',
  email: 'anna@zlotygron.example',
  phone: '601234567',
  taxId: '1200000011',
}

let browser: Browser
beforeEach(async () => {
  pass(world, { hours: 3 })
  await world.db.deleteFrom('attempt').execute()
  browser = aBrowser(world, 'en')
})

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
    .executeTakeFirstOrThrow()
  const { browserHash } = event.data as { browserHash: string }
  return mailedLink(world, { personId: person.id, purpose: 'activate', minutes: 60, browserHash })
}

describe('getting in through the API', () => {
  test('from registration to the account', async () => {
    const registered = await browser.call('POST', '/registrations', registration)
    expect([registered.statusCode, registered.json()]).toEqual([202, {}])

    const verified = await browser.call('POST', '/registrations/verification', {
      token: await linkFor('anna@zlotygron.example'),
      password: PASSWORD,
    })
    expect([verified.statusCode, verified.json()]).toEqual([200, { next: 'enrol' }])

    const { secret, address } = (await browser.call('POST', '/second-factor')).json<{
      secret: string
      address: string
    }>()
    expect(address).toContain(secret)
    const confirmed = await browser.call('POST', '/second-factor/confirmation', { code: codeAt(world, secret) })
    expect(confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes).toHaveLength(10)

    expect((await browser.call('GET', '/account')).json()).toMatchObject({
      email: 'anna@zlotygron.example',
      kind: 'customer',
      locale: 'en',
      organisationIds: [],
    })
    expect((await browser.call('DELETE', '/session')).statusCode).toBe(204)
    expect((await browser.call('GET', '/account')).statusCode).toBe(401)
  })

  test('in two steps with an application', async () => {
    const ewa = await withPassword(world, await aCustomer(world))
    const secret = await withApplication(world, ewa)

    expect((await browser.call('POST', '/session', { email: ewa.email, password: PASSWORD })).json()).toEqual({
      next: 'second_factor',
    })
    expect((await browser.call('POST', '/session/second-factor', { code: '000000' })).json()).toMatchObject({
      status: 422,
      code: 'identity.code_wrong',
    })
    expect((await browser.call('POST', '/session/second-factor', { code: codeAt(world, secret) })).statusCode).toBe(204)
    expect((await browser.call('GET', '/account')).json()).toMatchObject({ email: ewa.email })
  })

  test('with a recovery code to a new application', async () => {
    const ewa = await withPassword(world, await aCustomer(world))
    await withApplication(world, ewa)
    await browser.call('POST', '/session', { email: ewa.email, password: PASSWORD })

    expect((await browser.call('POST', '/session/recovery-code', { code: RECOVERY_CODES[0] })).json()).toEqual({
      next: 'enrol',
    })
    expect((await browser.call('GET', '/account')).statusCode).toBe(401)
    const { secret } = (await browser.call('POST', '/second-factor')).json<{ secret: string }>()
    expect(
      (await browser.call('POST', '/second-factor/confirmation', { code: codeAt(world, secret) })).statusCode,
    ).toBe(200)
    expect((await browser.call('GET', '/account')).statusCode).toBe(200)
  })

  test('a password is reset by a mailed token', async () => {
    const ewa = await withPassword(world, await aCustomer(world))
    expect((await browser.call('POST', '/password-resets', { email: ewa.email })).json()).toEqual({})

    const token = await mailedLink(world, { personId: ewa.id, purpose: 'reset_password', minutes: 30 })
    expect(
      (await browser.call('POST', '/password-resets/confirmation', { token, password: 'parasol nad zimną Wartą' }))
        .statusCode,
    ).toBe(204)
    expect(
      (
        await browser.call('POST', '/password-resets/confirmation', { token, password: 'parasol nad zimną Wartą' })
      ).json(),
    ).toMatchObject({ status: 410, code: 'identity.link_used' })
  })

  test('wrong fields are named by pointers', async () => {
    const answer = await browser.call('POST', '/registrations', { ...registration, taxId: '1234563219', phone: '12' })

    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({
      code: 'form.invalid',
      errors: [{ pointer: '/taxId', code: 'identity.nip_wrong' }, { pointer: '/phone' }],
    })
  })

  test.each([
    ['an array', { email: ['anna@zlotygron.example', 'evil@example.com'] }],
    ['an object', { email: { address: 'anna@zlotygron.example' } }],
    ['nothing', {}],
    ['two addresses with a comma', { email: 'anna@zlotygron.example,evil@example.com' }],
    ['a line break', { email: 'anna@zlotygron.example\nevil@example.com' }],
  ])('%s is no address to send a link to (row 48)', async (_, body) => {
    await world.drain()
    const before = await world.db.selectFrom('audit_event').select('id').execute()
    const answer = await browser.call('POST', '/password-resets', body)
    await world.drain()

    expect(answer.statusCode).toBe(422)
    expect(await world.db.selectFrom('audit_event').select('id').execute()).toHaveLength(before.length)
  })

  test('a forwarding header does not make another network (row 55)', async () => {
    const ewa = await withPassword(world, await aCustomer(world))
    await withApplication(world, ewa)
    await browser.call('POST', '/session', { email: ewa.email, password: PASSWORD })
    const statuses: number[] = []
    for (let index = 0; index < 40; index++) {
      const headers = { 'x-forwarded-for': `203.0.113.${index}`, forwarded: `for=203.0.113.${index}` }
      statuses.push((await browser.call('POST', '/session/second-factor', { code: '000000' }, { headers })).statusCode)
    }

    expect(statuses.filter((status) => status === 422)).toHaveLength(20)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20)
  })
})

describe('nobody learns who has an account (F10)', () => {
  let anna: Person
  let closed: Person
  let waiting: Person
  beforeEach(async () => {
    anna = await withPassword(world, await aCustomer(world))
    closed = await withPassword(world, await aCustomer(world))
    waiting = await withPassword(world, await aCustomer(world))
    await world.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', closed.id).execute()
    await world.db.updateTable('person').set({ state: 'registered' }).where('id', '=', waiting.id).execute()
  })
  const said = ({ statusCode, body }: { statusCode: number; body: string }) => [
    statusCode,
    body.replace(/[0-9A-Z]{4}-[0-9A-Z]{4}/, ''),
  ]
  const emails = () => [anna.email, closed.email, waiting.email, 'nobody@firma.example']

  test.each([
    ['signing in', (email: string) => browser.call('POST', '/session', { email, password: 'zupełnie inne hasło' })],
    ['asking for a reset', (email: string) => browser.call('POST', '/password-resets', { email })],
    ['registering', (email: string) => browser.call('POST', '/registrations', { ...registration, email })],
    ['the sign-in page', (email: string) => browser.post('/logowanie', { email, password: 'zupełnie inne hasło' })],
    ['the reset page', (email: string) => browser.post('/haslo', { email })],
  ])('%s answers alike', async (_, ask) => {
    const answers = new Set<string>()
    for (const email of emails()) answers.add(JSON.stringify(said(await ask(email))).replaceAll(email, 'EMAIL'))

    expect(answers.size).toBe(1)
  })
})
