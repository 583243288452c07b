import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCustomer, anOrganisation, signedIn, type Organisation, type Person } from '../../../../test/cast.ts'
import { aContract } from '../../../../test/cast-contracts.ts'
import { useWorld } from '../../../../test/world.ts'
import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { membersOf } from '../../organisations/index.ts'
import { claimEntitlement } from './claim-entitlement.ts'

const world = useWorld()
const first = { contractNumber: 'A204518', serial: 'FG100FTK24000013' }
const second = { contractNumber: 'A204519', serial: '2441G-00417' }
let gron: Organisation
let contractId: string
let jan: Person

beforeAll(async () => {
  gron = await anOrganisation(world, { name: 'Złoty Gron Sp. z o.o.' })
  contractId = (await aContract(world, { number: 'A204518', customer: gron, lines: [{ serial: 'FG100FTK24000013' }] }))
    .id
  await aContract(world, { number: 'A204519', customer: gron, lines: [{ serial: '2441G-00417' }] })
})

beforeEach(async () => {
  jan = await aCustomer(world, [], { taxId: gron.taxId })
})

function asWhere(proofOpens: 'organisation' | 'contract', person: Person): Context<Db> {
  const ctx = world.as(person.actor)
  const { config } = ctx.services
  return { ...ctx, services: { ...ctx.services, config: { ...config, operator: { ...config.operator, proofOpens } } } }
}

const prove = (given: typeof first, opens: 'organisation' | 'contract' = 'contract') =>
  claimEntitlement(asWhere(opens, jan), given)

async function read<Answer>(url: string, person = jan): Promise<Answer> {
  const headers = await signedIn(world, person)
  return (await world.app.inject({ method: 'GET', url, headers })).json<Answer>()
}

const numbersSeen = async (): Promise<string[]> => {
  const { items } = await read<{ items: { number: string }[] }>('/api/v1/contracts')
  return items.map(({ number }) => number).toSorted()
}

describe('where the operator lets a proof open one contract', () => {
  test('it opens that one, and no other of the same tax id', async () => {
    await prove(first)

    expect(await numbersSeen()).toEqual(['A204518'])
    const headers = await signedIn(world, jan)
    expect((await world.app.inject({ method: 'GET', url: '/umowy/A204519', headers })).statusCode).toBe(404)
  })

  test('a second proof opens a second one, and is announced as well', async () => {
    await prove(first)
    await prove(second)

    expect(await numbersSeen()).toEqual(['A204518', 'A204519'])
    const granted = await world.db
      .selectFrom('audit_event')
      .select('data')
      .where('type', '=', 'contracts.entitlement_granted')
      .orderBy('id')
      .execute()
    expect(granted.filter(({ data }) => (data as { personId: string }).personId === jan.id)).toHaveLength(2)
  })

  test('the same proof again changes nothing', async () => {
    await prove(first)
    await prove(first)

    expect(await numbersSeen()).toEqual(['A204518'])
  })

  test('nobody is told of other contracts, or named beside them', async () => {
    await prove(second)

    expect((await membersOf(world.as(jan.actor), [gron.id], contractId)).map(({ personId }) => personId)).not.toContain(
      jan.id,
    )
    expect((await membersOf(world.as(jan.actor), [gron.id], null)).map(({ personId }) => personId)).toContain(jan.id)
  })

  test('who reaches the whole company already keeps it', async () => {
    await prove(first, 'organisation')
    await prove(second)

    expect(await numbersSeen()).toEqual(['A204518', 'A204519'])
  })
})

describe('where it opens the company', () => {
  test('all its contracts open, also to somebody who was held to one before', async () => {
    await prove(first)
    expect(await numbersSeen()).toEqual(['A204518'])
    await prove(first, 'organisation')

    expect(await numbersSeen()).toEqual(['A204518', 'A204519'])
  })
})
