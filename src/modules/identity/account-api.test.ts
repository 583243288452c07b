import { describe, expect, test } from 'vitest'
import { aCustomer, aStaffMember, signedIn, type Person } from '../../../test/cast.ts'
import { cookieOf, giveApplication, givePassword, PASSWORD } from '../../../test/cast-account.ts'
import { useWorld } from '../../../test/world.ts'
import { listEventsOf } from '../audit/index.ts'
import { createToken } from './actions/create-token.ts'

const world = useWorld()
const NEW_PASSWORD = 'fioletowy kaktus śpiewa o świcie'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type Headers = Record<string, string>

const call = (method: Method, url: string, headers: Headers, payload?: object) =>
  world.app.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) })

const eventsOf = async (person: Person) =>
  (await listEventsOf(world.as(person.actor), person.id)).map(({ type, data }) => ({ type, data }))
const signsInAs = async (headers: Headers) => (await call('GET', '/account', headers)).statusCode === 200
const later = (minutes: number) => world.clock.advanceTo(world.now().add({ minutes }))

describe('the account', () => {
  test('shows who one is, and no secret', async () => {
    const anna = await aCustomer(world)
    await givePassword(world, anna)
    await giveApplication(world, anna)

    const answer = await call('GET', '/account', await signedIn(world, anna))
    expect(answer.json()).toEqual({
      id: anna.id,
      email: anna.email,
      name: 'Anna Nowak',
      company: '',
      phone: '',
      locale: 'pl',
      kind: 'customer',
      roles: [],
      organisationIds: [],
    })
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('is nobody’s without a session, and not a half session’s', async () => {
    expect((await call('GET', '/account', {})).statusCode).toBe(401)
    const half = await signedIn(world, await aCustomer(world), 'password')
    for (const [method, url] of [
      ['GET', '/account'],
      ['PUT', '/account/password'],
      ['POST', '/session/confirmation'],
      ['POST', '/passkeys/options'],
    ] as const) {
      expect((await call(method, url, half, {})).statusCode, url).toBe(401)
    }
  })

  test('no answer of the account holds a hash or a secret', async () => {
    const anna = await aCustomer(world)
    await givePassword(world, anna)
    await giveApplication(world, anna)
    const headers = await signedIn(world, anna)
    const token = await createToken(world.as(anna.actor), {
      personId: anna.id,
      name: 'Monitoring',
      scopes: ['account:read'],
      days: 30,
    })

    for (const url of ['/account', '/account/sessions', '/account/tokens', '/passkeys']) {
      const { body } = await call('GET', url, headers)
      expect(body).not.toMatch(/hash|secret|argon2|public_key|publicKey|counter|credential/i)
      expect(body).not.toContain(token)
      expect(body).not.toContain(headers.cookie.split('=')[1])
    }
  })
})

describe('changing the password', () => {
  test('ends every other session at once and goes on under a new token', async () => {
    const anna = await aCustomer(world)
    await givePassword(world, anna)
    const [here, there, half] = [
      await signedIn(world, anna),
      await signedIn(world, anna),
      await signedIn(world, anna, 'password'),
    ]

    const answer = await call('PUT', '/account/password', here, { password: NEW_PASSWORD })
    expect(answer.statusCode).toBe(204)

    const renewed = cookieOf(answer.headers['set-cookie'], '__Host-session')
    expect(await signsInAs({ cookie: renewed })).toBe(true)
    expect([await signsInAs(here), await signsInAs(there), await signsInAs(half)]).toEqual([false, false, false])
    expect(await eventsOf(anna)).toEqual([{ type: 'identity.password_changed', data: {} }])
  })

  test('asks again who one is when the confirmation is older than five minutes', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    later(6)
    expect((await call('PUT', '/account/password', headers, { password: NEW_PASSWORD })).json()).toMatchObject({
      status: 403,
      code: 'http.step_up_required',
    })
    expect(await eventsOf(anna)).toEqual([])
  })

  test.each([
    ['too short', 'krótkie', 'identity.password_too_short'],
    ['made of the portal’s name', 'myhezo-myhezo-2026', 'identity.password_contains'],
  ])('refuses one that is %s', async (_, password, code) => {
    const answer = await call('PUT', '/account/password', await signedIn(world, await aCustomer(world)), { password })
    expect(answer.json()).toMatchObject({ status: 422, code: 'form.invalid', errors: [{ pointer: '/password', code }] })
  })

  test.each([
    ['a list', { password: [NEW_PASSWORD, NEW_PASSWORD] }],
    ['an object', { password: { value: NEW_PASSWORD } }],
    ['nothing', {}],
  ])('refuses %s', async (_, body) => {
    expect(
      (await call('PUT', '/account/password', await signedIn(world, await aCustomer(world)), body)).statusCode,
    ).toBe(422)
  })
})

describe('confirming who one is', () => {
  test('takes password and code, once, and renews the session’s token', async () => {
    const anna = await aCustomer(world)
    await givePassword(world, anna)
    const code = await giveApplication(world, anna)
    const stale = await signedIn(world, anna)
    later(6)

    const answer = await call('POST', '/session/confirmation', stale, { password: PASSWORD, code: code() })
    const fresh = { cookie: cookieOf(answer.headers['set-cookie'], '__Host-session') }
    expect([answer.statusCode, await signsInAs(stale), await signsInAs(fresh)]).toEqual([204, false, true])
    expect((await call('PUT', '/account/password', fresh, { password: NEW_PASSWORD })).statusCode).toBe(204)

    const again = await call('POST', '/session/confirmation', await signedIn(world, anna), {
      password: NEW_PASSWORD,
      code: code(),
    })
    expect(again.json()).toMatchObject({ code: 'identity.step_up_refused' })
  })

  test('does not say which of the two was wrong', async () => {
    const anna = await aCustomer(world)
    await givePassword(world, anna)
    const code = await giveApplication(world, anna)
    const headers = await signedIn(world, anna)

    const wrongPassword = await call('POST', '/session/confirmation', headers, { password: NEW_PASSWORD, code: code() })
    const wrongCode = await call('POST', '/session/confirmation', headers, { password: PASSWORD, code: '000000' })
    expect(wrongPassword.json().code).toBe('identity.step_up_refused')
    expect({ ...wrongCode.json(), traceId: '' }).toEqual({ ...wrongPassword.json(), traceId: '' })
  })

  test('lets nobody guess with a session they found', async () => {
    const anna = await aCustomer(world)
    await givePassword(world, anna)
    const code = await giveApplication(world, anna)
    const headers = await signedIn(world, anna)
    for (let tried = 0; tried < 10; tried++) {
      await call(
        'POST',
        '/session/confirmation',
        { ...headers, 'x-forwarded-for': `10.0.0.${tried}` },
        { password: `guess number ${tried}`, code: code() },
      )
    }

    const answer = await call('POST', '/session/confirmation', headers, { password: PASSWORD, code: code() })
    expect(answer.json()).toMatchObject({ status: 429, code: 'http.too_many_requests' })
  })
})

describe('sessions', () => {
  const listed = async (headers: Headers) =>
    (await call('GET', '/account/sessions', headers)).json<{ items: { id: string; present: boolean }[] }>().items

  test('are listed with this one marked, and only one’s own', async () => {
    const anna = await aCustomer(world)
    const [here] = [
      await signedIn(world, anna),
      await signedIn(world, anna),
      await signedIn(world, await aCustomer(world)),
    ]
    expect((await listed(here)).filter(({ present }) => present)).toHaveLength(1)
  })

  test('can be ended one by one, at once', async () => {
    const anna = await aCustomer(world)
    const [here, there] = [await signedIn(world, anna), await signedIn(world, anna)]
    const other = (await listed(here)).find(({ present }) => !present)

    expect((await call('DELETE', `/account/sessions/${other?.id}`, here)).statusCode).toBe(204)
    expect([await signsInAs(here), await signsInAs(there)]).toEqual([true, false])
    expect(await eventsOf(anna)).toMatchObject([{ type: 'identity.session_ended' }])
  })

  test('can be ended all but this one', async () => {
    const anna = await aCustomer(world)
    const [here, there] = [await signedIn(world, anna), await signedIn(world, anna)]
    expect((await call('DELETE', '/account/sessions', here)).statusCode).toBe(204)
    expect([await signsInAs(here), await signsInAs(there)]).toEqual([true, false])
  })

  test('of somebody else are as if they did not exist', async () => {
    const [mine, theirs] = [
      await signedIn(world, await aCustomer(world)),
      await signedIn(world, await aCustomer(world)),
    ]
    const [foreign] = await listed(theirs)
    expect((await call('DELETE', `/account/sessions/${foreign?.id}`, mine)).statusCode).toBe(404)
    expect(await signsInAs(theirs)).toBe(true)
  })

  test('end at once when the account is closed', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    await world.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', anna.id).execute()
    expect(await signsInAs(headers)).toBe(false)
  })

  test('are extended by one click, staff for half an hour', async () => {
    const headers = await signedIn(world, await aStaffMember(world))
    later(29)
    expect((await call('POST', '/session/extension', headers)).json()).toEqual({
      endsAt: world.now().add({ minutes: 30 }).toString(),
      seconds: 1800,
    })
    later(29)
    expect(await signsInAs(headers)).toBe(true)
    later(31)
    expect((await call('POST', '/session/extension', headers)).statusCode).toBe(401)
  })
})

describe('tokens', () => {
  test('do what their scopes name and nothing else', async () => {
    const anna = await aCustomer(world)
    const of = async (scope: string) => {
      const token = await createToken(world.as(anna.actor), {
        personId: anna.id,
        name: 'Monitoring',
        scopes: [scope],
        days: 30,
      })
      return { authorization: `Bearer ${token}` }
    }
    expect((await call('GET', '/account', await of('account:read'))).statusCode).toBe(200)
    expect((await call('GET', '/account', await of('tickets:read'))).json()).toMatchObject({
      status: 403,
      code: 'http.scope_missing',
    })
  })

  test('never change their owner’s account', async () => {
    const anna = await aCustomer(world)
    const token = await createToken(world.as(anna.actor), {
      personId: anna.id,
      name: 'All',
      scopes: ['account:read', 'tickets:read', 'tickets:write', 'contracts:read'],
      days: 30,
    })
    const headers = { authorization: `Bearer ${token}` }
    const answers = await Promise.all([
      call('PUT', '/account/password', headers, { password: NEW_PASSWORD }),
      call('PUT', '/account/email', headers, { email: 'inny@firma.example' }),
      call('PUT', '/account/profile', headers, { name: 'X', phone: '', locale: 'pl' }),
      call('POST', '/session/confirmation', headers, { password: PASSWORD, code: '123456' }),
      call('POST', '/passkeys/options', headers),
      call('DELETE', '/account/sessions', headers),
      call('GET', '/account/tokens', headers),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(7).fill(403))
  })

  test('are worth nothing once revoked, expired, or their owner gone', async () => {
    const anna = await aCustomer(world)
    const make = async () => ({
      authorization: `Bearer ${await createToken(world.as(anna.actor), { personId: anna.id, name: 'Monitoring', scopes: ['account:read'], days: 30 })}`,
    })
    const [revoked, expiring] = [await make(), await make()]
    const headers = await signedIn(world, anna)
    const { items } = (await call('GET', '/account/tokens', headers)).json<{ items: { id: string }[] }>()
    expect((await call('DELETE', `/account/tokens/${items[1]?.id}`, headers)).statusCode).toBe(204)

    expect([await signsInAs(revoked), await signsInAs(expiring)]).toEqual([false, true])
    later(30 * 24 * 60)
    expect(await signsInAs(expiring)).toBe(false)
  })
})

/** Row 31: what a person may not decide about themselves. */
const privileged = {
  id: '00000000-0000-7000-8000-000000000000',
  kind: 'staff',
  role: 'admin',
  roles: ['admin'],
  state: 'active',
  organisationIds: ['00000000-0000-7000-8000-000000000000'],
  isAdministrator: true,
  personId: '00000000-0000-7000-8000-000000000000',
  createdAt: '2000-01-01T00:00:00Z',
  freshUntil: '2099-01-01T00:00:00Z',
  level: 'full',
  tax_id: '1200000011',
  email_key: 'admin@myhezo.pl',
}

describe('twelve privileged fields more', () => {
  test.each([
    ['PUT', '/account/profile', { name: 'Anna Nowak', phone: '', locale: 'pl' }, 204],
    ['PUT', '/account/password', { password: NEW_PASSWORD }, 204],
    ['PUT', '/account/email', { email: 'inny@firma.example' }, 202],
    ['POST', '/session/extension', {}, 200],
  ] as const)('change nothing in %s %s', async (method, url, body, status) => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    const before = await world.db.selectFrom('person').selectAll().where('id', '=', anna.id).executeTakeFirstOrThrow()

    const answer = await call(method, url, headers, { ...privileged, ...body })
    expect(answer.statusCode).toBe(status)
    expect(await world.db.selectFrom('person').selectAll().where('id', '=', anna.id).executeTakeFirstOrThrow()).toEqual(
      before,
    )
    expect(await world.db.selectFrom('staff_role').selectAll().where('person_id', '=', anna.id).execute()).toEqual([])
    expect(await world.db.selectFrom('membership').selectAll().where('person_id', '=', anna.id).execute()).toEqual([])
  })
})
