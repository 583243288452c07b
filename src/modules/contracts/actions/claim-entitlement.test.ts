import type { KyselyPlugin } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCustomer, anOrganisation, aStaffMember, type Organisation, type Person } from '../../../../test/cast.ts'
import { aContract } from '../../../../test/cast-contracts.ts'
import { useWorld } from '../../../../test/world.ts'
import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { endMembership } from '../../organisations/index.ts'
import { claimEntitlement, type GivenClaim } from './claim-entitlement.ts'
import { listContracts } from './list-contracts.ts'

const world = useWorld()
const right = { contractNumber: 'A204518', serial: 'FG100FTK24000013' }
let gron: Organisation
let gmina: Organisation

beforeAll(async () => {
  gron = await anOrganisation(world, { name: 'Złoty Gron Sp. z o.o.' })
  gmina = await anOrganisation(world, { name: 'Gmina Przykładowo' })
  const kropka = await anOrganisation(world, { name: 'Integrator Kropka Sp. z o.o.', taxId: '1200000092' })
  await aContract(world, {
    number: 'A204518',
    customer: gron,
    partner: kropka,
    lines: [{ serial: 'FG100FTK24000013' }, { licence: 'DEMO-7F3K-22QP' }],
  })
  await aContract(world, { number: 'A204519', customer: gron, lines: [{ serial: '2441G-00417' }] })
  await aContract(world, { number: 'A204522', customer: gmina, lines: [{ serial: '8L2441A0C3F2B7' }] })
  await aContract(world, {
    number: 'B100117',
    customer: gron,
    validFrom: '2020-01-01',
    validTo: '2026-11-19',
    lines: [{ serial: '1801G-00001' }],
  })
})

beforeEach(async () => {
  await world.db.deleteFrom('entitlement_claim').execute()
  await world.db.deleteFrom('membership').execute()
})

const newcomer = (taxId = gron.taxId): Promise<Person> => aCustomer(world, [], { taxId })
const from = (person: Person, ip = ''): Context<Db> => ({ ...world.as(person.actor), ip })
const claim = (person: Person, given: Partial<GivenClaim> = {}, ip = '') =>
  claimEntitlement(from(person, ip), { ...right, ...given })
const refused = { code: 'contracts.claim_refused', params: {}, fields: [] }
const claims = () =>
  world.db.selectFrom('entitlement_claim').select(['person_id', 'outcome', 'reason', 'ip']).orderBy('id').execute()
const reasons = async () => (await claims()).map(({ reason }) => reason)
const events = async (type: string) =>
  await world.db
    .selectFrom('audit_event')
    .select(['subject_id', 'data'])
    .where('type', '=', type)
    .orderBy('id')
    .execute()
const organisationsOf = async (person: Person) =>
  await world.db
    .selectFrom('membership')
    .select(['organisation_id', 'is_administrator'])
    .where('person_id', '=', person.id)
    .where('ended_at', 'is', null)
    .execute()

/** Counts the statements that a piece of work sends. */
async function statementsOf(ctx: Context<Db>, work: (ctx: Context<Db>) => Promise<unknown>): Promise<number> {
  let count = 0
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await work({ ...ctx, db: ctx.db.withPlugin(counter) })
  return count
}

describe('tax id, contract number and serial on one contract', () => {
  test('open all contracts of the company, and the first person becomes its administrator', async () => {
    const anna = await newcomer()

    expect(await claim(anna)).toMatchObject({
      contractNumber: 'A204518',
      organisationName: 'Złoty Gron Sp. z o.o.',
      side: 'customer',
      lineCount: 2,
      validTo: '2028-03-31',
      isAdministrator: true,
    })
    const actor = { kind: 'customer', personId: anna.id, name: anna.name, organisationIds: [gron.id] } as const
    const { contracts } = await listContracts(world.as(actor), { state: 'all', limit: 10 })
    expect(contracts.map(({ number }) => number).toSorted()).toEqual(['A204518', 'A204519', 'B100117'])
  })

  test.each([
    ['in small letters with blanks', { contractNumber: ' a204518 ', serial: 'fg100ftk 2400 0013' }],
    ['as printed by the vendor', { serial: '(H)-FG100FTK24000013' }],
    ['with a licence key instead of the serial', { serial: 'DEMO-7F3K-22QP' }],
    ['with a licence key without its dashes', { serial: 'demo7f3k22qp' }],
  ])('%s', async (_, given) => {
    expect((await claim(await newcomer(), given)).contractNumber).toBe('A204518')
  })

  test('make a partner a partner', async () => {
    expect(await claim(await newcomer('1200000092'))).toMatchObject({
      side: 'partner',
      organisationName: 'Integrator Kropka Sp. z o.o.',
    })
  })

  test('are announced once, with what the mails need', async () => {
    const [anna, marek] = [await newcomer(), await newcomer()]
    await claim(anna)
    const second = await claim(marek)
    await claim(marek)

    expect(second.isAdministrator).toBe(false)
    const granted = await events('contracts.entitlement_granted')
    const mine = granted.filter(({ data }) => [anna.id, marek.id].includes((data as { personId: string }).personId))
    expect(mine).toMatchObject([
      { data: { personId: anna.id, contractNumber: 'A204518', organisationId: gron.id } },
      { data: { personId: marek.id } },
    ])
    expect(await reasons()).toEqual(['matched', 'matched', 'already_member'])
  })

  test('correct the tax id of an account that has proven nothing yet', async () => {
    const anna = await newcomer('1200000146')
    await expect(claim(anna)).rejects.toMatchObject(refused)
    await claim(anna, { taxId: `PL ${gron.taxId}` })

    const row = await world.db.selectFrom('person').select('tax_id').where('id', '=', anna.id).executeTakeFirstOrThrow()
    expect(row.tax_id).toBe(gron.taxId)
  })

  test('of a second company leave the account as it is', async () => {
    const anna = await aCustomer(world, [gron], { taxId: gron.taxId })
    await claim(anna, { contractNumber: 'A204522', serial: '8L2441A0C3F2B7', taxId: gmina.taxId })

    expect((await organisationsOf(anna)).map((row) => row.organisation_id)).toContain(gmina.id)
    const row = await world.db.selectFrom('person').select('tax_id').where('id', '=', anna.id).executeTakeFirstOrThrow()
    expect(row.tax_id).toBe(gron.taxId)
  })

  test('sent twice under one key count once and get one answer', async () => {
    const anna = await newcomer()
    const answers = await Promise.all([claim(anna, { once: 'k1' }), claim(anna, { once: 'k1' })])

    expect(answers[0]).toEqual(answers[1])
    expect((await reasons()).toSorted()).toEqual(['matched', 'repeated'])
    expect(await organisationsOf(anna)).toHaveLength(1)
  })
})

const failures: readonly (readonly [string, Partial<GivenClaim>, string])[] = [
  ['an unknown contract', { contractNumber: 'Z999999' }, 'contract_unknown'],
  ['a serial of another contract', { serial: '2441G-00417' }, 'serial_elsewhere'],
  ['a serial of another company', { serial: '8L2441A0C3F2B7' }, 'serial_elsewhere'],
  ['an unknown serial', { serial: 'FG100FTK24000014' }, 'serial_unknown'],
  [
    'a contract and serial of another company',
    { contractNumber: 'A204522', serial: '8L2441A0C3F2B7' },
    'tax_id_elsewhere',
  ],
  ['an unknown contract and serial', { contractNumber: 'Z999999', serial: 'NIC' }, 'contract_unknown'],
  ['a contract that has ended', { contractNumber: 'B100117', serial: '1801G-00001' }, 'contract_expired'],
  ['a wildcard for a serial', { serial: '%' }, 'serial_unknown'],
]

describe('every failure', () => {
  test.each(failures)('%s opens nothing, says the same, and tells staff why', async (_, given, reason) => {
    const anna = await newcomer()

    await expect(claim(anna, given)).rejects.toMatchObject(refused)
    expect(await organisationsOf(anna)).toEqual([])
    expect(await reasons()).toEqual([reason])
  })

  test('takes the same number of statements, also when nothing is looked at any more', async () => {
    const tired = await newcomer()
    for (let tries = 0; tries < 5; tries++) await expect(claim(tired, { serial: 'NIC' })).rejects.toMatchObject(refused)
    const revoked = await aCustomer(world, [gron], { taxId: gron.taxId })
    await endMembership(world.as(revoked.actor), { personId: revoked.id, organisationId: gron.id, reason: 'revoked' })

    const counts = [
      await statementsOf(from(tired), (ctx) => claimEntitlement(ctx, right).catch(() => null)),
      await statementsOf(from(revoked), (ctx) => claimEntitlement(ctx, right).catch(() => null)),
    ]
    for (const [, given] of failures) {
      const person = await newcomer()
      counts.push(
        await statementsOf(from(person), (ctx) => claimEntitlement(ctx, { ...right, ...given }).catch(() => null)),
      )
    }
    expect(new Set(counts).size).toBe(1)
    expect((await reasons()).slice(5, 7)).toEqual(['account_budget', 'revoked_before'])
  })

  test('of shape is told at the field and counts for nothing', async () => {
    const anna = await newcomer()

    await expect(claim(anna, { contractNumber: 'AB12345', serial: ' ' })).rejects.toMatchObject({
      code: 'form.invalid',
      fields: [{ field: 'contractNumber' }, { field: 'serial' }],
    })
    await expect(claim(anna, { taxId: '1200000012' })).rejects.toMatchObject({
      fields: [{ field: 'taxId', code: 'identity.nip_wrong' }],
    })
    await expect(claim(await newcomer(''))).rejects.toMatchObject({
      fields: [{ field: 'taxId', code: 'contracts.tax_id_missing' }],
    })
    expect(await claims()).toEqual([])
  })

  test('staff and visitors have no such door', async () => {
    await expect(claim(await aStaffMember(world))).rejects.toMatchObject({ code: 'http.not_found' })
  })
})

describe('budgets', () => {
  const wrong = (person: Person, serial = 'NIC', ip = '') =>
    claim(person, { serial }, ip).catch((error: unknown) => error)

  test('a person has five wrong tries an hour; then even the right one waits', async () => {
    const anna = await newcomer()
    for (let tries = 0; tries < 5; tries++) await wrong(anna)
    await expect(claim(anna)).rejects.toMatchObject(refused)

    const later = { ...from(anna), now: world.now().add({ minutes: 60 }) }
    expect((await claimEntitlement(later, right)).contractNumber).toBe('A204518')
  })

  test('an address has five, whoever sits there, and right tries cost nothing', async () => {
    for (let people = 0; people < 6; people++) await claim(await newcomer(), {}, '203.0.113.7')
    for (let tries = 0; tries < 5; tries++) await wrong(await newcomer(), 'NIC', '203.0.113.7')

    await expect(claim(await newcomer(), {}, '203.0.113.7')).rejects.toMatchObject(refused)
    expect((await claim(await newcomer(), {}, '203.0.113.8')).contractNumber).toBe('A204518')
  })

  test('fifty wrong tries at once by one person: no more than five are looked at', async () => {
    const anna = await newcomer()
    await Promise.all(Array.from({ length: 50 }, (_, index) => wrong(anna, `NIC${index}`)))

    const looked = (await reasons()).filter((reason) => reason === 'serial_unknown')
    expect(looked).toHaveLength(5)
    expect(await claims()).toHaveLength(50)
  })

  test('fifty people at once at one contract: no more than ten are looked at in a day, the others wait for a human', async () => {
    const people = await Promise.all(Array.from({ length: 50 }, () => newcomer()))
    await Promise.all(people.map((person, index) => wrong(person, `NIC${index}`)))

    const found = await reasons()
    expect(found.filter((reason) => reason === 'serial_unknown')).toHaveLength(10)
    expect(found.filter((reason) => reason === 'contract_day_budget')).toHaveLength(40)
  })

  test('thirty wrong tries in all hold a contract for good, also for who is right, until a human has looked', async () => {
    for (let day = 0; day < 4; day++) {
      for (let tries = 0; tries < 10; tries++) {
        const person = await newcomer()
        const ctx = { ...from(person), now: world.now().add({ hours: 25 * day }) }
        await claimEntitlement(ctx, { ...right, serial: 'NIC' }).catch(() => null)
      }
    }
    expect((await reasons()).filter((reason) => reason === 'serial_unknown')).toHaveLength(30)

    const anna = await newcomer()
    const muchLater = { ...from(anna), now: world.now().add({ hours: 24 * 300 }) }
    await expect(claimEntitlement(muchLater, right)).rejects.toMatchObject(refused)
    expect((await reasons()).at(-1)).toBe('contract_budget')
  })

  test('a number that nobody has is held like a real one', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => newcomer()))
    await Promise.all(people.map((person) => claim(person, { contractNumber: 'Z999999' }).catch(() => null)))

    expect((await reasons()).filter((reason) => reason === 'contract_day_budget')).toHaveLength(2)
  })
})

describe('a held claim', () => {
  test('is announced once a day, and a refused one never', async () => {
    const anna = await aCustomer(world, [gron], { taxId: gron.taxId })
    await endMembership(world.as(anna.actor), { personId: anna.id, organisationId: gron.id, reason: 'revoked' })
    const before = (await events('contracts.entitlement_held')).length
    await claim(anna).catch(() => null)
    await claim(anna).catch(() => null)
    await claim(await newcomer(), { serial: 'NIC' }).catch(() => null)
    await world.drain()

    const held = (await events('contracts.entitlement_held')).slice(before)
    expect(held).toMatchObject([{ data: { personId: anna.id, contractNumber: 'A204518', reason: 'revoked_before' } }])
  })
})
