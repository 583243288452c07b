import { beforeEach, describe, expect, test } from 'vitest'
import type { KyselyPlugin } from 'kysely'
import { aCustomer, type Person } from '../../../../test/cast.ts'
import { withPassword } from '../../../../test/cast-entry.ts'
import { useWorld } from '../../../../test/world.ts'
import { visitor } from '../../../platform/context.ts'
import { passwordHashesComputed } from '../../../platform/password-hash.ts'
import { askForEntryLink } from './ask-for-entry-link.ts'
import { register } from './register.ts'
import { signIn } from './sign-in.ts'

const world = useWorld()

/** F10 asks for equal answers in equal time; here the work is counted, because a clock in a test measures the machine. */
let statements = 0
const counting: KyselyPlugin = {
  transformQuery: ({ node }) => {
    statements++
    return node
  },
  transformResult: async ({ result }) => result,
}

async function workOf(action: (ctx: ReturnType<typeof world.as>) => Promise<unknown>) {
  const before = { statements, hashes: passwordHashesComputed() }
  await action({ ...world.as(visitor), db: world.db.withPlugin(counting) }).catch(() => undefined)
  return { statements: statements - before.statements, hashes: passwordHashesComputed() - before.hashes }
}

let people: { active: Person; closed: Person; waiting: Person; withoutPassword: Person }
beforeEach(async () => {
  await world.db.deleteFrom('attempt').execute()
  const [active, closed, waiting] = [await aPerson(), await aPerson(), await aPerson()]
  await world.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', closed.id).execute()
  await world.db.updateTable('person').set({ state: 'registered' }).where('id', '=', waiting.id).execute()
  people = { active, closed, waiting, withoutPassword: await aCustomer(world) }
})
const aPerson = async () => withPassword(world, await aCustomer(world))
const emails = () => [...Object.values(people).map(({ email }) => email), 'nobody@firma.example', 'nikt@firma.example']

async function worksOf(action: (email: string, ctx: ReturnType<typeof world.as>) => Promise<unknown>) {
  const works: unknown[] = []
  for (const email of emails()) works.push(await workOf((ctx) => action(email, ctx)))
  return works
}

describe('the same work is done', () => {
  test('for every failed sign-in: one hash, and as many statements', async () => {
    const browser = { device: null, userAgent: '' }
    const works = await worksOf((email, ctx) =>
      signIn(ctx, { email, password: 'zupełnie inne hasło', browser, endedSessionId: null }),
    )

    expect(works[0]).toMatchObject({ hashes: 1 })
    expect(new Set(works.map((work) => JSON.stringify(work))).size).toBe(1)
  })

  test('for every registration', async () => {
    const form = {
      name: 'Anna Nowak',
      company: 'Złoty Gron',
      phone: '601234567',
      taxCountry: 'PL',
      taxId: '1200000011',
      locale: 'pl',
    } as const
    const works = await worksOf((email, ctx) => register(ctx, { ...form, email }, 'ab'.repeat(32)))

    expect(works[0]).toMatchObject({ hashes: 0 })
    expect(new Set(works.map((work) => JSON.stringify(work))).size).toBe(1)
  })

  test('for every forgotten password', async () => {
    const works = await worksOf((email, ctx) => askForEntryLink(ctx, { email, wish: 'reset', browserHash: null }))

    expect(works[0]).toMatchObject({ hashes: 0 })
    expect(new Set(works.map((work) => JSON.stringify(work))).size).toBe(1)
  })
})
