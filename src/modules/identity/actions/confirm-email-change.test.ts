import { describe, expect, test } from 'vitest'
import { aCustomer, signedIn, type Person } from '../../../../test/cast.ts'
import { useWorld } from '../../../../test/world.ts'
import { inTransaction } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { listEventsOf } from '../../audit/index.ts'
import { findPerson } from '../store/persons.ts'
import { confirmEmailChange } from './confirm-email-change.ts'
import { createToken } from './create-token.ts'
import { issueMailLink } from './issue-mail-link.ts'
import { requestEmailChange } from './request-email-change.ts'
import { revertEmailChange } from './revert-email-change.ts'

const world = useWorld()
const visitor = { kind: 'visitor' } as const

const addressOf = async (person: Person) => (await findPerson(world.as(person.actor), person.id))?.email
const newAddress = () => `nowa-${newId().slice(-8)}@firma.example`

/** The link that the mail about a change holds. */
function linkFor(
  person: Person,
  changeId: string,
  purpose: 'confirm_email' | 'revert_email',
  minutes = 60,
): Promise<string> {
  return inTransaction(world.as(person.actor), (tx) =>
    issueMailLink(tx, { personId: person.id, purpose, payload: { changeId }, minutes }),
  )
}

async function asked(person: Person, address = newAddress()) {
  const changeId = await requestEmailChange(world.as(person.actor), person.id, address)
  return { changeId, address, token: await linkFor(person, changeId, 'confirm_email') }
}

async function changed(person: Person) {
  const { changeId, address, token } = await asked(person)
  await confirmEmailChange(world.as(visitor), token)
  return { changeId, address }
}

describe('another address', () => {
  test('changes nothing before it answers', async () => {
    const anna = await aCustomer(world)
    const { changeId } = await asked(anna)

    expect(await addressOf(anna)).toBe(anna.email)
    expect(await listEventsOf(world.as(anna.actor), anna.id)).toMatchObject([
      { type: 'identity.email_change_requested', data: { changeId } },
    ])
  })

  test('counts once it has answered, and sessions go on', async () => {
    const anna = await aCustomer(world)
    const headers = await signedIn(world, anna)
    const { address } = await changed(anna)

    const account = await world.app.inject({ url: '/api/v1/account', headers })
    expect(account.json()).toMatchObject({ id: anna.id, email: address })
    expect((await listEventsOf(world.as(anna.actor), anna.id)).at(-1)).toMatchObject({
      type: 'identity.email_changed',
      actorId: anna.id,
    })
  })

  test('answers once', async () => {
    const anna = await aCustomer(world)
    const { token } = await asked(anna)
    await confirmEmailChange(world.as(visitor), token)
    await expect(confirmEmailChange(world.as(visitor), token)).rejects.toThrow('identity.link_used')
  })

  test('does not answer for an earlier wish', async () => {
    const anna = await aCustomer(world)
    const earlier = await asked(anna)
    await asked(anna)
    await expect(confirmEmailChange(world.as(visitor), earlier.token)).rejects.toThrow('identity.link_expired')
    expect(await addressOf(anna)).toBe(anna.email)
  })

  test('that is somebody’s is asked for like any other, and never taken over', async () => {
    const [anna, ewa] = [await aCustomer(world), await aCustomer(world)]
    const { token } = await asked(anna, ewa.email)
    await expect(confirmEmailChange(world.as(visitor), token)).rejects.toThrow('identity.address_taken')
    expect([await addressOf(anna), await addressOf(ewa)]).toEqual([anna.email, ewa.email])
  })

  test('is taken from a registration that never proved it', async () => {
    const [anna, squatter] = [await aCustomer(world), await aCustomer(world)]
    await world.db.updateTable('person').set({ state: 'registered' }).where('id', '=', squatter.id).execute()
    const { token } = await asked(anna, squatter.email)
    expect(await confirmEmailChange(world.as(visitor), token)).toBe(squatter.email)
    expect(await findPerson(world.as(anna.actor), squatter.id)).toMatchObject({ state: 'deactivated' })
  })

  test.each([
    ['the present one', (anna: Person) => anna.email.toUpperCase(), 'identity.email_same'],
    ['two in one', () => 'a@firma.example, b@firma.example', 'identity.email_invalid'],
  ])('is refused when it is %s', async (_, typed, code) => {
    const anna = await aCustomer(world)
    await expect(requestEmailChange(world.as(anna.actor), anna.id, typed(anna))).rejects.toThrow(code)
  })

  test('can be asked for five times an hour', async () => {
    const anna = await aCustomer(world)
    for (let time = 0; time < 5; time++) await asked(anna)
    await expect(asked(anna)).rejects.toThrow('http.too_many_requests')
  })
})

describe('taking a change back', () => {
  test('restores the old address and ends sessions, tokens and open links', async () => {
    const anna = await aCustomer(world)
    const { changeId } = await changed(anna)
    const headers = await signedIn(world, anna)
    const api = await createToken(world.as(anna.actor), {
      personId: anna.id,
      name: 'Cudzy',
      scopes: ['account:read'],
      days: 30,
    })
    const next = await asked(anna)
    const token = await linkFor(anna, changeId, 'revert_email', 72 * 60)

    expect(await revertEmailChange(world.as(visitor), token)).toBe(anna.email)

    expect(await addressOf(anna)).toBe(anna.email)
    const answers = await Promise.all(
      [headers, { authorization: `Bearer ${api}` }].map((each) =>
        world.app.inject({ url: '/api/v1/account', headers: each }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401])
    await expect(confirmEmailChange(world.as(visitor), next.token)).rejects.toThrow('identity.link_expired')
    expect((await listEventsOf(world.as(anna.actor), anna.id)).at(-1)).toMatchObject({
      type: 'identity.security_changed',
      data: { what: 'email_reverted' },
    })
  })

  test('also undoes what was changed after it', async () => {
    const anna = await aCustomer(world)
    const first = await changed(anna)
    await changed(anna)
    await revertEmailChange(world.as(visitor), await linkFor(anna, first.changeId, 'revert_email'))
    expect(await addressOf(anna)).toBe(anna.email)
  })

  test.each([
    ['of a change that was not made', newId()],
    ['without a change', 'none'],
  ])('is refused for a link %s', async (_, changeId) => {
    const anna = await aCustomer(world)
    await expect(revertEmailChange(world.as(visitor), await linkFor(anna, changeId, 'revert_email'))).rejects.toThrow(
      'identity.link_expired',
    )
  })

  test('is refused after its time, and with a link of another kind', async () => {
    const anna = await aCustomer(world)
    const { changeId } = await changed(anna)
    await expect(revertEmailChange(world.as(visitor), await linkFor(anna, changeId, 'confirm_email'))).rejects.toThrow(
      'identity.link_expired',
    )
    const token = await linkFor(anna, changeId, 'revert_email', 72 * 60)
    world.clock.advanceTo(world.now().add({ hours: 72 }))
    await expect(revertEmailChange(world.as(visitor), token)).rejects.toThrow('identity.link_expired')
  })
})
