import { describe, expect, test } from 'vitest'
import { softwareAuthenticator } from '../../../test/authenticator.ts'
import { aCustomer, signedIn, type Person } from '../../../test/cast.ts'
import { cookieOf, enrolPasskey, giveApplication, HOST } from '../../../test/cast-account.ts'
import { useWorld } from '../../../test/world.ts'
import { listEventsOf } from '../audit/index.ts'

const world = useWorld()

type Headers = { cookie?: string }

const post = (url: string, headers: Headers = {}, payload: object = {}) =>
  world.app.inject({ method: 'POST', url: `/api/v1${url}`, headers: { host: HOST, ...headers }, payload })

/** Asks for a challenge and gives back what the browser would hold. */
async function challenged(url: string, headers: Headers = {}) {
  const asked = await post(url, headers)
  const cookie = [headers.cookie, cookieOf(asked.headers['set-cookie'], '__Host-passkey')].filter(Boolean).join('; ')
  return { options: asked.json(), headers: { ...headers, cookie } }
}

async function whoIs(cookie: string): Promise<string | undefined> {
  const answer = await world.app.inject({ url: '/api/v1/account', headers: { cookie } })
  return answer.json<{ id?: string }>().id
}

const typesOf = async (person: Person) =>
  (await listEventsOf(world.as(person.actor), person.id)).map(({ type }) => type)

describe('a passkey', () => {
  test('signs in alone, as both factors, and is noted', async () => {
    const anna = await aCustomer(world)
    const { authenticator } = await enrolPasskey(world, await signedIn(world, anna))

    const { options, headers } = await challenged('/session/passkey/options')
    const answer = await post('/session/passkey', headers, authenticator.answer(options))

    expect(answer.statusCode).toBe(204)
    expect(await whoIs(cookieOf(answer.headers['set-cookie'], '__Host-session'))).toBe(anna.id)
    expect(await typesOf(anna)).toEqual(expect.arrayContaining(['identity.security_changed', 'identity.signed_in']))
  })

  test('starts a new session and ends the one the browser came with', async () => {
    const anna = await aCustomer(world)
    const before = await signedIn(world, anna)
    const { authenticator } = await enrolPasskey(world, before)

    const { options, headers } = await challenged('/session/passkey/options', before)
    const answer = await post('/session/passkey', headers, authenticator.answer(options))

    expect(cookieOf(answer.headers['set-cookie'], '__Host-session')).not.toBe(before.cookie)
    expect(await whoIs(before.cookie)).toBeUndefined()
  })

  test('several stand side by side under their names', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    await enrolPasskey(world, headers, 'Telefon')
    await enrolPasskey(world, headers, '  Klucz   USB ')

    const { items } = (await world.app.inject({ url: '/api/v1/passkeys', headers })).json<{
      items: { name: string }[]
    }>()
    expect(items.map(({ name }) => name)).toEqual(['Telefon', 'Klucz USB'])
  })

  test.each([
    ['a challenge answered twice', {}, true],
    ['an answer for another origin', { origin: 'https://evil.example' }, false],
    ['a user who was not verified', { userVerified: false }, false],
    ['an answer to another challenge', { challenge: 'b3RoZXI' }, false],
    ['a counter that went back', { counter: 1 }, false],
  ])('does not sign in with %s', async (_, deviations, again) => {
    const anna = await aCustomer(world)
    const { authenticator } = await enrolPasskey(world, await signedIn(world, anna))
    const { options, headers } = await challenged('/session/passkey/options')
    if (again) await post('/session/passkey', headers, authenticator.answer(options))

    const answer = await post('/session/passkey', headers, authenticator.answer(options, deviations))

    expect(answer.json()).toMatchObject({ status: 422, code: 'identity.passkey_refused' })
    expect(cookieOf(answer.headers['set-cookie'], '__Host-session')).toBe('')
  })

  test('does not sign in when nobody enrolled it', async () => {
    const { options, headers } = await challenged('/session/passkey/options')
    const answer = await post('/session/passkey', headers, softwareAuthenticator(`http://${HOST}`).answer(options))
    expect(answer.json()).toMatchObject({ code: 'identity.passkey_refused' })
  })

  test('does not sign in a person whose account was closed', async () => {
    const anna = await aCustomer(world)
    const { authenticator } = await enrolPasskey(world, await signedIn(world, anna))
    await world.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', anna.id).execute()

    const { options, headers } = await challenged('/session/passkey/options')
    expect((await post('/session/passkey', headers, authenticator.answer(options))).statusCode).toBe(422)
  })

  test('is not made or asked for under an address that is not the portal’s', async () => {
    const answer = await post('/session/passkey/options', { host: 'evil.example' } as Headers)
    expect(answer.json()).toMatchObject({ code: 'identity.passkey_wrong_address' })
  })
})

describe('a challenge', () => {
  test('counts in the browser that asked for it only', async () => {
    const anna = await aCustomer(world)
    const { authenticator } = await enrolPasskey(world, await signedIn(world, anna))
    const { options } = await challenged('/session/passkey/options')
    const elsewhere = await challenged('/session/passkey/options')

    expect((await post('/session/passkey', elsewhere.headers, authenticator.answer(options))).statusCode).toBe(422)
    expect((await post('/session/passkey', {}, authenticator.answer(options))).statusCode).toBe(422)
  })

  test('can be answered for five minutes', async () => {
    const anna = await aCustomer(world)
    const { authenticator } = await enrolPasskey(world, await signedIn(world, anna))
    const { options, headers } = await challenged('/session/passkey/options')

    world.clock.advanceTo(world.now().add({ minutes: 5 }))
    expect((await post('/session/passkey', headers, authenticator.answer(options))).statusCode).toBe(422)
  })

  test('made for signing in confirms nothing', async () => {
    const anna = await aCustomer(world)
    const session = await signedIn(world, anna)
    const { authenticator } = await enrolPasskey(world, session)
    const { options, headers } = await challenged('/session/passkey/options')

    const answer = await post(
      '/session/confirmation/passkey',
      { cookie: `${session.cookie}; ${headers.cookie}` },
      authenticator.answer(options),
    )
    expect(answer.json()).toMatchObject({ code: 'identity.passkey_refused' })
  })
})

describe('confirming who one is with a passkey', () => {
  test('lets the session change the account again, under a new token', async () => {
    const anna = await aCustomer(world)
    const session = await signedIn(world, anna)
    const { authenticator } = await enrolPasskey(world, session)
    world.clock.advanceTo(world.now().add({ minutes: 6 }))
    expect((await post('/passkeys/options', session)).json()).toMatchObject({ code: 'http.step_up_required' })

    const { options, headers } = await challenged('/session/confirmation/passkey/options', session)
    const answer = await post('/session/confirmation/passkey', headers, authenticator.answer(options))

    const renewed = cookieOf(answer.headers['set-cookie'], '__Host-session')
    expect((await post('/passkeys/options', { cookie: renewed })).statusCode).toBe(200)
    expect(await whoIs(session.cookie)).toBeUndefined()
  })

  test('takes nobody else’s passkey, however good', async () => {
    const [anna, ewa] = [await aCustomer(world), await aCustomer(world)]
    const [annas, ewas] = [await signedIn(world, anna), await signedIn(world, ewa)]
    const { authenticator } = await enrolPasskey(world, ewas)
    const { options, headers } = await challenged('/session/confirmation/passkey/options', ewas)
    const challenge = headers.cookie.split('; ')[1]

    const answer = await post(
      '/session/confirmation/passkey',
      { cookie: `${annas.cookie}; ${challenge}` },
      authenticator.answer(options),
    )
    expect(answer.json()).toMatchObject({ code: 'identity.passkey_refused' })
  })
})

describe('removing a passkey', () => {
  const remove = (headers: Headers, id: string) =>
    world.app.inject({ method: 'DELETE', url: `/api/v1/passkeys/${id}`, headers })

  test('is refused while it is the last second factor', async () => {
    const headers = await signedIn(world, await aCustomer(world))
    const { id } = await enrolPasskey(world, headers)
    expect((await remove(headers, id)).json()).toMatchObject({ code: 'identity.passkey_last' })
  })

  test('is done beside an application', async () => {
    const anna = await aCustomer(world)
    await giveApplication(world, anna)
    const headers = await signedIn(world, anna)
    const { id } = await enrolPasskey(world, headers)

    expect((await remove(headers, id)).statusCode).toBe(204)
    expect((await listEventsOf(world.as(anna.actor), anna.id)).at(-1)).toMatchObject({
      data: { what: 'passkey_removed', passkeyId: id },
    })
  })

  test('of somebody else is as if it did not exist', async () => {
    const { id } = await enrolPasskey(world, await signedIn(world, await aCustomer(world)))
    const stranger = await signedIn(world, await aCustomer(world))
    expect((await remove(stranger, id)).statusCode).toBe(404)
  })

  test('two at once leave one of them', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    const [one, other] = [await enrolPasskey(world, headers), await enrolPasskey(world, headers)]

    const answers = await Promise.all([remove(headers, one.id), remove(headers, other.id)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted((first, second) => first - second)).toEqual([204, 422])
  })
})
