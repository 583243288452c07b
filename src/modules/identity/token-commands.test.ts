import { runCommand } from 'citty'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { aCustomer } from '../../../test/cast.ts'
import { useWorld } from '../../../test/world.ts'
import type { OpenPortal } from '../../platform/command.ts'
import { listEventsOf } from '../audit/index.ts'
import { scopesIn, tokenCommands } from './token-commands.ts'

const world = useWorld()

const open: OpenPortal = async () => ({
  services: world.services,
  db: world.db,
  databaseUrl: world.databaseUrl,
  jobs: {
    enqueue: world.services.jobs.enqueue,
    enqueueAll: world.services.jobs.enqueueAll,
    work: async () => undefined,
    drain: async () => 0,
    stop: async () => undefined,
  },
  close: async () => undefined,
})

/** Runs the command and gives back what it printed. */
async function run(...rawArgs: string[]): Promise<string> {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  await runCommand(tokenCommands(open), { rawArgs })
  return printed.mock.calls.flat().join('\n')
}

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

describe('bin/portal token create', () => {
  test('prints a token once, which does what its scopes name', async () => {
    const anna = await aCustomer(world)
    const printed = await run('create', '--user', anna.email.toUpperCase(), '--scope', 'account:read', '--json')

    const { token } = JSON.parse(printed) as { token: string }
    const account = await world.app.inject({ url: '/api/v1/account', headers: { authorization: `Bearer ${token}` } })
    expect(account.json()).toMatchObject({ id: anna.id, email: anna.email })
    expect(JSON.stringify(await world.db.selectFrom('api_token').selectAll().execute())).not.toContain(token)
    expect((await listEventsOf(world.as(anna.actor), anna.id))[0]).toMatchObject({
      actorKind: 'system',
      data: { what: 'token_created' },
    })
  })

  test.each([
    [
      'an unknown person',
      ['--user', 'nobody@firma.example', '--scope', 'account:read'],
      'identity.token_person_unknown',
    ],
    ['an unknown scope', ['--scope', 'everything'], 'identity.token_scope_unknown'],
    ['a token for ever', ['--scope', 'account:read', '--days', '100000'], 'identity.token_life_unknown'],
  ])('refuses %s', async (_, given, code) => {
    const anna = await aCustomer(world)
    await expect(run('create', ...(given.includes('--user') ? [] : ['--user', anna.email]), ...given)).rejects.toThrow(
      code,
    )
  })
})

test.each([
  ['one', ['--scope', 'a'], [], ['a']],
  ['several options', ['--scope', 'a', '--scope=b'], [], ['a', 'b']],
  ['a list with commas', ['--scope', 'a,b'], [], ['a', 'b']],
  ['words after the option', ['--scope', 'a', 'b'], ['b'], ['a', 'b']],
])('scopes are read from %s', (_, raw, positional, expected) => {
  expect(scopesIn(raw, positional)).toEqual(expected)
})
