import { beforeEach, describe, expect, test } from 'vitest'
import { aCustomer, type Person } from '../../../../test/cast.ts'
import { eventsOf, mailedLink, pass, PASSWORD, withPassword } from '../../../../test/cast-entry.ts'
import { useWorld } from '../../../../test/world.ts'
import { visitor } from '../../../platform/context.ts'
import { tokenHash } from '../../../platform/hash.ts'
import { newToken } from '../../../platform/id.ts'
import { activate } from './activate.ts'
import { resetPassword } from './reset-password.ts'
import { signIn } from './sign-in.ts'

const world = useWorld()
const asVisitor = () => world.as(visitor)
const go = (token: string, more: { password?: string; browser?: string } = {}) =>
  activate(asVisitor(), {
    token,
    password: more.password ?? PASSWORD,
    browser: more.browser ?? null,
    userAgent: 'Firefox',
  })
const stateOf = async (person: Person) =>
  (await world.db.selectFrom('person').select('state').where('id', '=', person.id).executeTakeFirstOrThrow()).state

let anna: Person
beforeEach(async () => {
  anna = await aCustomer(world)
  await world.db
    .updateTable('person')
    .set({ state: 'registered', activated_at: null })
    .where('id', '=', anna.id)
    .execute()
})

const linkFor = (person: Person, browser?: string) =>
  mailedLink(world, {
    personId: person.id,
    purpose: 'activate',
    minutes: 24 * 60,
    browserHash: browser === undefined ? null : tokenHash(browser).toString('hex'),
  })

describe('the activation link', () => {
  test('activates the account and sets the password', async () => {
    expect(await go(await linkFor(anna))).toBeNull()

    expect(await stateOf(anna)).toBe('active')
    expect(await eventsOf(world, anna.id)).toEqual(['identity.activated'])
    const browser = { device: null, userAgent: '' }
    await expect(
      signIn(asVisitor(), { email: anna.email, password: PASSWORD, browser, endedSessionId: null }),
    ).resolves.toMatchObject({ next: 'enrol' })
  })

  test('goes on at once only in the browser that registered', async () => {
    const browser = newToken()
    const session = await go(await linkFor(anna, browser), { browser })

    const row = await world.db
      .selectFrom('session')
      .selectAll()
      .where('id', '=', session?.sessionId ?? '')
      .executeTakeFirst()
    expect(row).toMatchObject({ person_id: anna.id, level: 'password' })
  })

  test('opens no session in another browser', async () => {
    expect(await go(await linkFor(anna, newToken()), { browser: newToken() })).toBeNull()
  })

  test('works once, and every other link of the person ends with it', async () => {
    const [first, second] = [await linkFor(anna), await linkFor(anna)]
    await go(first)

    await expect(go(first, { password: 'zupełnie inne hasło tutaj' })).rejects.toThrow('identity.link_used')
    await expect(go(second, { password: 'zupełnie inne hasło tutaj' })).rejects.toThrow('identity.link_used')
  })

  test('pressed many times at the same moment activates once', async () => {
    const token = await linkFor(anna)
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => go(token)))

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await eventsOf(world, anna.id)).toEqual(['identity.activated'])
  })

  test('is not used up by a weak password', async () => {
    const token = await linkFor(anna)
    await expect(go(token, { password: 'za krótkie' })).rejects.toMatchObject({
      fields: [{ field: 'password', code: 'identity.password_too_short' }],
    })

    await go(token)
    expect(await stateOf(anna)).toBe('active')
  })

  test('ends after its 24 hours', async () => {
    const token = await linkFor(anna)
    pass(world, { hours: 24 })

    await expect(go(token)).rejects.toThrow('identity.link_expired')
    expect(await stateOf(anna)).toBe('registered')
  })

  test.each([
    ['empty', () => ''],
    ['cut short', (token: string) => token.slice(0, -1)],
    ['changed in case', (token: string) => token.toUpperCase()],
    ['null', () => 'null'],
  ])('%s is none', async (_, forge) => {
    const token = await linkFor(anna)

    await expect(go(forge(token))).rejects.toThrow('identity.link_expired')
    expect(await stateOf(anna)).toBe('registered')
  })

  test('of another purpose activates nothing', async () => {
    const token = await mailedLink(world, { personId: anna.id, purpose: 'reset_password', minutes: 30 })

    await expect(go(token)).rejects.toThrow('identity.link_expired')
  })

  test('does not open a closed account', async () => {
    const token = await linkFor(anna)
    await world.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', anna.id).execute()

    await expect(go(token)).rejects.toThrow('identity.link_expired')
  })
})

describe('the reset link', () => {
  const OTHER = 'parasol nad zimną Wartą'
  const resetLinkFor = (person: Person) =>
    mailedLink(world, { personId: person.id, purpose: 'reset_password', minutes: 30 })
  const withThat = (password: string) =>
    signIn(asVisitor(), { email: anna.email, password, browser: { device: null, userAgent: '' }, endedSessionId: null })

  beforeEach(async () => {
    await world.db.updateTable('person').set({ state: 'active' }).where('id', '=', anna.id).execute()
    await withPassword(world, anna)
  })

  test('sets the password and ends every session without opening one', async () => {
    await withThat(PASSWORD)
    await resetPassword(asVisitor(), await resetLinkFor(anna), OTHER)

    expect(await world.db.selectFrom('session').select('id').where('person_id', '=', anna.id).execute()).toEqual([])
    await expect(withThat(PASSWORD)).rejects.toThrow('identity.sign_in_failed')
    await expect(withThat(OTHER)).resolves.toBeDefined()
    expect(await eventsOf(world, anna.id)).toContain('identity.password_changed')
  })

  test('works once and for half an hour', async () => {
    const [first, second, third] = [await resetLinkFor(anna), await resetLinkFor(anna), await resetLinkFor(anna)]
    await resetPassword(asVisitor(), first, OTHER)
    await expect(resetPassword(asVisitor(), first, PASSWORD)).rejects.toThrow('identity.link_used')
    await expect(resetPassword(asVisitor(), second, PASSWORD)).rejects.toThrow('identity.link_expired')

    pass(world, { minutes: 30 })
    await expect(resetPassword(asVisitor(), third, PASSWORD)).rejects.toThrow('identity.link_expired')
  })

  test('is no activation link', async () => {
    await expect(resetPassword(asVisitor(), await linkFor(anna), OTHER)).rejects.toThrow('identity.link_expired')
  })

  test('does not set the password of a closed account', async () => {
    const token = await resetLinkFor(anna)
    await world.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', anna.id).execute()

    await expect(resetPassword(asVisitor(), token, OTHER)).rejects.toThrow('identity.link_expired')
  })
})
