import { beforeEach, describe, expect, test } from 'vitest'
import { aCustomer, type Person } from '../../../../test/cast.ts'
import { eventsOf, pass, PASSWORD, withApplication, withPassword } from '../../../../test/cast-entry.ts'
import { useWorld } from '../../../../test/world.ts'
import { visitor } from '../../../platform/context.ts'
import { tokenHash } from '../../../platform/hash.ts'
import { newToken } from '../../../platform/id.ts'
import { signIn } from './sign-in.ts'

const world = useWorld()
const firefox = { device: null, userAgent: 'Firefox' }
const asVisitor = (ip = '192.0.2.1') => ({ ...world.as(visitor), ip })
const tryAs = (email: string, password: string, more: { device?: string; ip?: string } = {}) =>
  signIn(asVisitor(more.ip), {
    email,
    password,
    browser: { ...firefox, device: more.device ?? null },
    endedSessionId: null,
  })

let anna: Person
beforeEach(async () => {
  anna = await withPassword(world, await aCustomer(world))
})

describe('the first factor', () => {
  test('opens a session that only waits for the second', async () => {
    const { session, next } = await tryAs(anna.email, PASSWORD)

    const row = await world.db
      .selectFrom('session')
      .selectAll()
      .where('id', '=', session.sessionId)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ person_id: anna.id, level: 'password', may_enrol: false })
    expect(row.token_hash).toEqual(tokenHash(session.token))
    expect(row.expires_at.since(world.now()).total('minutes')).toBe(30)
    expect(next).toBe('enrol')
  })

  test('leads to the code where an application is connected', async () => {
    await withApplication(world, anna)

    expect(await tryAs(anna.email, PASSWORD)).toMatchObject({ next: 'second_factor' })
  })

  test('takes the address in any letter case', async () => {
    await expect(tryAs(` ${anna.email.toUpperCase()} `, PASSWORD)).resolves.toBeDefined()
  })

  test('ends the session that the browser had before', async () => {
    const first = await tryAs(anna.email, PASSWORD)
    await signIn(asVisitor(), {
      email: anna.email,
      password: PASSWORD,
      browser: firefox,
      endedSessionId: first.session.sessionId,
    })

    const kept = await world.db.selectFrom('session').select('id').where('person_id', '=', anna.id).execute()
    expect(kept).toHaveLength(1)
    expect(kept[0]?.id).not.toBe(first.session.sessionId)
  })

  test.each([
    ['a wrong password', async () => ({ email: anna.email, password: 'inne hasło zupełnie' })],
    ['an unknown address', async () => ({ email: 'nobody@firma.example', password: PASSWORD })],
    ['a look-alike of the address', async () => ({ email: anna.email.replace('@', '＠'), password: PASSWORD })],
    ['an account that was not activated', async () => inState('registered')],
    ['a closed account', async () => inState('deactivated')],
    ['an account without a password', async () => ({ email: (await aCustomer(world)).email, password: PASSWORD })],
  ])('is refused with the same word for %s', async (_, prepare) => {
    const { email, password } = await prepare()

    await expect(tryAs(email, password)).rejects.toMatchObject({
      code: 'identity.sign_in_failed',
      params: {},
      fields: [],
    })
  })

  async function inState(state: 'registered' | 'deactivated') {
    await world.db.updateTable('person').set({ state }).where('id', '=', anna.id).execute()
    return { email: anna.email, password: PASSWORD }
  }
})

describe('guessing a password', () => {
  test('is slowed down after five tries, and the right password waits as well', async () => {
    for (let count = 0; count < 6; count++)
      await expect(tryAs(anna.email, 'zgadywanie')).rejects.toThrow('identity.sign_in_failed')
    await expect(tryAs(anna.email, PASSWORD)).rejects.toMatchObject({
      code: 'http.too_many_requests',
      params: { minutes: 2 },
    })

    pass(world, { minutes: 3 })
    await expect(tryAs(anna.email, PASSWORD)).resolves.toBeDefined()
  })

  test('is told to its owner after five tries, once a day', async () => {
    const told = async () => (await eventsOf(world, anna.id)).filter((type) => type === 'identity.password_guessed')
    for (let count = 0; count < 4; count++) await expect(tryAs(anna.email, 'zgadywanie')).rejects.toThrow()
    await world.drain()
    expect(await told()).toHaveLength(0)

    await expect(tryAs(anna.email, 'zgadywanie')).rejects.toThrow('identity.sign_in_failed')
    await world.drain()
    expect(await told()).toHaveLength(1)

    pass(world, { minutes: 90 })
    for (let count = 0; count < 5; count++) await expect(tryAs(anna.email, 'zgadywanie')).rejects.toThrow()
    await world.drain()
    expect(await told()).toHaveLength(1)
  })

  test('at an address that nobody has costs the same job and tells nobody', async () => {
    const queued = () => world.db.selectFrom('attempt').select('key').where('key', 'like', 'guesses_told:%').execute()
    for (let count = 0; count < 5; count++)
      await expect(tryAs('niema@firma.example', 'zgadywanie')).rejects.toThrow('identity.sign_in_failed')

    expect(await world.drain()).toBe(1)
    expect(await queued()).not.toContainEqual({ key: expect.stringContaining('00000000') })
  })

  test('in a burst gets six looks and no more', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 40 }, () => tryAs(anna.email, 'zgadywanie')))
    const looked = answers.filter(
      (answer) => answer.status === 'rejected' && String(answer.reason).includes('sign_in_failed'),
    )

    expect(looked).toHaveLength(6)
  })

  test('is slowed down for an address that does not exist in the same way', async () => {
    for (let count = 0; count < 6; count++)
      await expect(tryAs('nobody2@firma.example', 'zgadywanie')).rejects.toThrow('identity.sign_in_failed')

    await expect(tryAs('nobody2@firma.example', 'zgadywanie')).rejects.toThrow('http.too_many_requests')
  })

  test('from elsewhere does not lock a person out of the browser they always use', async () => {
    const device = newToken()
    await world.db
      .insertInto('known_device')
      .values({ person_id: anna.id, device_hash: tokenHash(device), first_seen_at: world.now().toString() })
      .execute()
    await Promise.allSettled(Array.from({ length: 12 }, () => tryAs(anna.email, 'zgadywanie', { ip: '198.51.100.9' })))

    await expect(tryAs(anna.email, PASSWORD, { device })).resolves.toBeDefined()
  })

  test('begins anew after a success', async () => {
    for (let round = 0; round < 3; round++) {
      for (let count = 0; count < 4; count++)
        await expect(tryAs(anna.email, 'zgadywanie')).rejects.toThrow('identity.sign_in_failed')
      await expect(tryAs(anna.email, PASSWORD)).resolves.toBeDefined()
    }
  })

  test('many addresses from one network ends after a hundred tries', async () => {
    const ip = '2001:db8:9:9::1'
    for (let count = 0; count < 100; count++)
      await tryAs(`spray${count}@firma.example`, 'x', { ip }).catch(() => undefined)

    await expect(tryAs('another@firma.example', 'x', { ip: '2001:db8:9:9:ffff::2' })).rejects.toThrow(
      'http.too_many_requests',
    )
    await expect(tryAs('another@firma.example', 'x', { ip: '2001:db8:9:a::1' })).rejects.toThrow(
      'identity.sign_in_failed',
    )
  })
})
