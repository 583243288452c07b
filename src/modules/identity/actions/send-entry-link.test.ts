import { describe, expect, test } from 'vitest'
import { aCustomer } from '../../../../test/cast.ts'
import { eventsOf } from '../../../../test/cast-entry.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { sendEntryLink } from './send-entry-link.ts'

const world = useWorld()

describe('a wish for a link', () => {
  test.each([
    ['active', 'reset', ['identity.password_reset_requested']],
    ['active', 'activate', ['identity.registration_repeated']],
    ['registered', 'activate', ['identity.registered']],
    ['registered', 'reset', ['identity.registered']],
    ['deactivated', 'reset', []],
    ['deactivated', 'activate', []],
  ] as const)('of an account that is %s, to %s, is followed by %j', async (state, wish, events) => {
    const person = await aCustomer(world)
    await world.db.updateTable('person').set({ state }).where('id', '=', person.id).execute()
    await sendEntryLink(world.as(portalItself), { emailKey: person.email, wish, browserHash: null })

    expect(await eventsOf(world, person.id)).toEqual(events)
  })

  test('of an unknown address is followed by nothing', async () => {
    await expect(
      sendEntryLink(world.as(portalItself), { emailKey: 'nobody@firma.example', wish: 'reset', browserHash: null }),
    ).resolves.toBeUndefined()
  })
})
