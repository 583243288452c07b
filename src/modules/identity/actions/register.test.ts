import { beforeEach, describe, expect, test } from 'vitest'
import { aCustomer } from '../../../../test/cast.ts'
import { eventsOf } from '../../../../test/cast-entry.ts'
import { useWorld } from '../../../../test/world.ts'
import { visitor } from '../../../platform/context.ts'
import { register, type Registration } from './register.ts'

const world = useWorld()

const anna: Registration = {
  name: 'Anna Nowak',
  company: 'Złoty Gron Sp. z o.o.',
  email: 'Anna.Nowak@zlotygron.example',
  phone: '+48 12 25 25 600',
  taxCountry: 'PL',
  taxId: 'PL 120-00-00-011',
  locale: 'pl',
}
const browser = 'ab'.repeat(32)
const asVisitor = () => ({ ...world.as(visitor), ip: '192.0.2.1' })
const personWith = (key: string) =>
  world.db.selectFrom('person').selectAll().where('email_key', '=', key).executeTakeFirst()

beforeEach(async () => {
  await world.db.deleteFrom('attempt').execute()
})

describe('registration', () => {
  test('writes the person down as they will be matched, and lets the confirmation mail follow', async () => {
    expect(await register(asVisitor(), anna, browser)).toEqual({ email: 'Anna.Nowak@zlotygron.example' })

    const person = await personWith('anna.nowak@zlotygron.example')
    expect(person).toMatchObject({
      kind: 'customer',
      email: 'Anna.Nowak@zlotygron.example',
      phone: '122525600',
      tax_country: 'PL',
      tax_id: '1200000011',
      state: 'registered',
    })
    expect(await eventsOf(world, person?.id ?? '')).toEqual(['identity.registered'])
  })

  test('names every wrong field at once', async () => {
    const wrong = { ...anna, name: ' ', company: '', email: 'anna', phone: '123', taxId: '1234563219' }

    await expect(register(asVisitor(), wrong, browser)).rejects.toMatchObject({
      code: 'form.invalid',
      fields: [
        { field: 'taxId', code: 'identity.nip_wrong' },
        { field: 'name', code: 'identity.name_missing' },
        { field: 'company', code: 'identity.company_missing' },
        { field: 'email', code: 'identity.email_invalid' },
        { field: 'phone', code: 'identity.phone_invalid' },
      ],
    })
  })

  test('with newer details replaces those that nobody confirmed yet', async () => {
    await register(asVisitor(), { ...anna, email: 'ewa@zlotygron.example' }, browser)
    await register(asVisitor(), { ...anna, email: 'EWA@zlotygron.example', name: 'Ewa Kowal' }, browser)

    expect(await personWith('ewa@zlotygron.example')).toMatchObject({ name: 'Ewa Kowal', state: 'registered' })
  })

  test.each(['active', 'deactivated'] as const)(
    'of an address whose account is %s changes nothing and lets another mail follow',
    async (state) => {
      const known = await aCustomer(world)
      await world.db.updateTable('person').set({ state }).where('id', '=', known.id).execute()

      await register(asVisitor(), { ...anna, email: known.email.toUpperCase(), name: 'Ktoś Inny' }, browser)

      expect(await personWith(known.email)).toMatchObject({ name: known.name, state, email: known.email })
      expect(await eventsOf(world, known.id)).toEqual(['identity.registration_repeated'])
    },
  )

  test('never turns a member of staff who has not confirmed yet into somebody else', async () => {
    const known = await aCustomer(world)
    await world.db
      .updateTable('person')
      .set({ state: 'registered', kind: 'staff' })
      .where('id', '=', known.id)
      .execute()

    await register(asVisitor(), { ...anna, email: known.email, name: 'Ktoś Inny' }, browser)

    expect(await personWith(known.email)).toMatchObject({ name: known.name, kind: 'staff' })
  })

  test('of one address in a burst makes one person and at most five mails', async () => {
    const burst = { ...anna, email: 'burst@zlotygron.example' }
    await Promise.all(Array.from({ length: 12 }, () => register(asVisitor(), burst, browser)))

    const person = await personWith('burst@zlotygron.example')
    expect(await eventsOf(world, person?.id ?? '')).toHaveLength(5)
  })

  test('of one network is refused after forty in an hour', async () => {
    for (let count = 0; count < 40; count++)
      await register(asVisitor(), { ...anna, email: `n${count}@zlotygron.example` }, browser)

    await expect(register(asVisitor(), { ...anna, email: 'n40@zlotygron.example' }, browser)).rejects.toThrow(
      'http.too_many_requests',
    )
    await expect(
      register({ ...asVisitor(), ip: '192.0.2.2' }, { ...anna, email: 'n40@zlotygron.example' }, browser),
    ).resolves.toBeDefined()
  })
})
