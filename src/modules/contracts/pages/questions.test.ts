import type { FastifyInstance } from 'fastify'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCustomer, anOrganisation, aStaffMember, signedIn, type Person } from '../../../../test/cast.ts'
import { aContract } from '../../../../test/cast-contracts.ts'
import { useWorld } from '../../../../test/world.ts'
import { buildApp } from '../../../app.ts'

const world = useWorld()
let app: FastifyInstance
let asked = 0
let small: Person
let large: Person
let engineer: Person

const counter: KyselyPlugin = {
  transformQuery: ({ node }) => {
    asked++
    return node
  },
  transformResult: async ({ result }) => result,
}

beforeAll(async () => {
  app = await buildApp(world.services, world.db.withPlugin(counter))
  const [one, many] = [await anOrganisation(world), await anOrganisation(world, { name: 'Uniwersytet Wzorcowy' })]
  await aContract(world, { number: 'A100001', customer: one })
  for (let number = 0; number < 20; number++) {
    const lines = Array.from({ length: 15 }, (_, index) => ({ serial: `S${number}-${index}` }))
    await aContract(world, {
      number: `A2000${10 + number}`,
      customer: many,
      lines,
      plan: number % 2 === 0 ? 'EXTR-PW-TAC' : 'EXTR-AHB-24x7x8',
    })
  }
  small = await aCustomer(world, [one])
  large = await aCustomer(world, [many])
  for (let people = 0; people < 5; people++) await aCustomer(world, [many])
  engineer = await aStaffMember(world)
})
afterAll(() => app.close())

async function questionsOf(person: Person, url: string): Promise<number> {
  const headers = await signedIn(world, person)
  await app.inject({ url, headers })
  asked = 0
  expect((await app.inject({ url, headers })).statusCode).toBe(200)
  return asked
}

test.each([
  ['the list', '/umowy', '/umowy'],
  ['a search', '/umowy?szukaj=extreme', '/umowy?szukaj=extreme'],
  ['a search without hit', '/umowy?szukaj=nic1234', '/umowy?szukaj=nic1234'],
  ['one contract', '/umowy/A100001', '/umowy/A200010'],
  ['the entitlement window', '/umowy/dodaj', '/umowy/dodaj'],
  ['the list as JSON', '/api/v1/contracts', '/api/v1/contracts'],
])('%s asks the database at most six questions, however much it shows', async (_, ofSmall, ofLarge) => {
  const [few, many] = [await questionsOf(small, ofSmall), await questionsOf(large, ofLarge)]

  expect(many).toBe(few)
  expect(many).toBeLessThanOrEqual(6)
})

test('staff see the tries beside a contract within the same six', async () => {
  expect(await questionsOf(engineer, '/umowy/A200010')).toBeLessThanOrEqual(6)
})
