import { describe, expect, test } from 'vitest'
import { aBrowser } from '../../../../test/cast-browser.ts'
import { aCustomer } from '../../../../test/cast.ts'
import { enterPassword, eventsOf, PASSWORD, withApplication, withPassword } from '../../../../test/cast-entry.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { createUser, type UserWish } from './create-user.ts'
import { resetSecondFactor } from './reset-second-factor.ts'

const world = useWorld()
const adam: UserWish = {
  email: 'Adam@operator.example',
  name: 'Adam Wilk',
  kind: 'staff',
  roles: ['engineer', 'admin'],
  locale: 'pl',
}
const create = (wish: Partial<UserWish>) => createUser(world.as(portalItself), { ...adam, ...wish })

describe('an account made by the operator', () => {
  test('waits for its owner, who sets the password through the link', async () => {
    const { personId, link } = await create({})
    const roles = await world.db
      .selectFrom('staff_role')
      .select('role')
      .where('person_id', '=', personId)
      .orderBy('role')
      .execute()
    expect(roles.map(({ role }) => role)).toEqual(['admin', 'engineer'])

    const browser = aBrowser(world)
    const { searchParams, pathname } = new URL(link)
    await browser.post(pathname, { t: searchParams.get('t') ?? '', password: PASSWORD })
    expect((await enterPassword(browser, { email: 'adam@operator.example' })).headers.location).toBe(
      '/zabezpieczenia/aplikacja',
    )
  })

  test.each([
    ['an address that is taken', { email: 'ADAM@operator.example' }, 'identity.address_taken'],
    ['no address', { email: 'adam' }, 'identity.email_invalid'],
    ['no name', { email: 'b@operator.example', name: ' ' }, 'identity.name_missing'],
    ['a role that does not exist', { email: 'b@operator.example', roles: ['king'] }, 'identity.role_unknown'],
  ])('is refused for %s and leaves nothing', async (_, wish, code) => {
    await expect(async () => create(wish)).rejects.toThrow(code)

    expect(
      await world.db.selectFrom('person').select('id').where('email_key', '=', 'b@operator.example').execute(),
    ).toEqual([])
  })
})

describe('the second factor taken away by the operator', () => {
  test('leads to connecting a new application at the next sign-in', async () => {
    const anna = await withPassword(world, await aCustomer(world))
    await withApplication(world, anna)
    await resetSecondFactor(world.as(portalItself), anna.email.toUpperCase())

    expect((await enterPassword(aBrowser(world), anna)).headers.location).toBe('/zabezpieczenia/aplikacja')
    expect(await eventsOf(world, anna.id)).toContain('identity.security_changed')
  })

  test('asks for a person who exists', async () => {
    await expect(resetSecondFactor(world.as(portalItself), 'nobody@firma.example')).rejects.toThrow('http.not_found')
  })
})
