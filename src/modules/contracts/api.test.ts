import { beforeAll, describe, expect, test } from 'vitest'
import {
  aCustomer,
  anOrganisation,
  aStaffMember,
  signedIn,
  type Organisation,
  type Person,
} from '../../../test/cast.ts'
import { aContract } from '../../../test/cast-contracts.ts'
import { useWorld } from '../../../test/world.ts'

const world = useWorld()
let gron: Organisation
let anna: Person
let stranger: Person

beforeAll(async () => {
  gron = await anOrganisation(world, { name: 'Złoty Gron Sp. z o.o.' })
  const gmina = await anOrganisation(world, { name: 'Gmina Przykładowo' })
  await aContract(world, {
    number: 'A204518',
    customer: gron,
    lines: [{ serial: 'FG100FTK24000013' }, { serial: '2441G-00417' }],
  })
  await aContract(world, {
    number: 'A204519',
    customer: gron,
    plan: 'EXTR-PW-TAC',
    lines: [{ serial: 'FG100FTK24000013' }],
  })
  await aContract(world, {
    number: 'B100117',
    customer: gron,
    validFrom: '2020-01-01',
    validTo: '2021-12-31',
    lines: [{ serial: '1801G-00001' }],
  })
  await aContract(world, { number: 'A204522', customer: gmina, lines: [{ serial: '8L2441A0C3F2B7' }] })
  anna = await aCustomer(world, [gron])
  stranger = await aCustomer(world, [gmina])
})

async function get(person: Person | null, url: string) {
  const headers = person === null ? {} : await signedIn(world, person)
  return world.app.inject({ url: `/api/v1${url}`, headers })
}

async function claim(person: Person, payload: object, headers: object = {}) {
  return world.app.inject({
    method: 'POST',
    url: '/api/v1/entitlements',
    headers: { ...(await signedIn(world, person)), ...headers },
    payload,
  })
}

describe('GET /contracts', () => {
  test('lists what the person may see, in parts', async () => {
    const first = (await get(anna, '/contracts?state=all&limit=2')).json<{
      items: { number: string }[]
      next: string
    }>()
    const second = (await get(anna, `/contracts?state=all&limit=2&after=${first.next}`)).json<{
      items: { number: string }[]
      next: null
    }>()

    expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(['A204519', 'A204518', 'B100117'])
    expect(second.next).toBeNull()
    expect(first.items[0]).toMatchObject({
      state: 'active',
      validTo: '2028-03-31',
      customer: { name: gron.name },
      side: 'customer',
      deviceCount: 1,
      acceptsTickets: true,
    })
  })

  test('searches', async () => {
    expect((await get(anna, '/contracts?search=00417')).json()).toMatchObject({ items: [{ number: 'A204518' }] })
  })

  test.each(['?state=secret', '?limit=0', '?limit=101', '?sort=number', '?after=x', '?limit=x'])(
    'refuses %s',
    async (query) => {
      expect((await get(anna, `/contracts${query}`)).statusCode).toBeGreaterThanOrEqual(400)
      expect((await get(anna, `/contracts${query}`)).statusCode).toBeLessThan(500)
    },
  )

  test('asks to sign in', async () => {
    expect((await get(null, '/contracts')).statusCode).toBe(401)
  })
})

describe('GET /contracts/{number}', () => {
  test('gives the contract with its lines, in parts', async () => {
    const contract = (await get(anna, '/contracts/A204518?limit=1')).json<{ nextLine: number }>()
    expect(contract).toMatchObject({
      number: 'A204518',
      lines: [{ serial: 'FG100FTK24000013', position: 1, state: 'active' }],
      nextLine: 1,
    })

    expect((await get(anna, `/contracts/A204518?after=${contract.nextLine}`)).json()).toMatchObject({
      lines: [{ serial: '2441G-00417' }],
      nextLine: null,
    })
  })

  test('says the same of a contract of others as of none', async () => {
    const [others, none] = [await get(anna, '/contracts/A204522'), await get(anna, '/contracts/A999999')]

    expect(others.statusCode).toBe(404)
    expect({ ...others.json<object>(), traceId: '' }).toEqual({ ...none.json<object>(), traceId: '' })
  })
})

describe('GET /coverage', () => {
  test('names every cover of a device, with what each promises', async () => {
    const found = (await get(anna, '/coverage?serial=fg100ftk24000013')).json<{
      covers: { contractNumber: string; promises: string[] }[]
    }>()

    expect(found).toMatchObject({
      status: 'covered',
      covered: true,
      covers: [
        { contractNumber: 'A204518', plan: { code: 'EXTR-AHB-24x7x8', windows: ['24x7'] }, validTo: '2028-03-31' },
        { contractNumber: 'A204519' },
      ],
    })
    expect(found.covers[0]?.promises.length).toBeGreaterThan(2)
    expect((await get(anna, '/coverage?serial=FG100FTK24000013&contract=a204519')).json()).toMatchObject({
      covers: [{ contractNumber: 'A204519' }],
    })
  })

  test('says that cover has ended', async () => {
    expect((await get(anna, '/coverage?serial=1801G-00001')).json()).toMatchObject({
      status: 'uncovered',
      covered: false,
      covers: [{ state: 'expired' }],
    })
  })

  test('answers for a serial of others exactly as for none; staff know it', async () => {
    const [others, none] = [await get(anna, '/coverage?serial=8L2441A0C3F2B7'), await get(anna, '/coverage?serial=NIC')]
    expect(others.body).toBe(none.body)
    expect(others.json()).toEqual({ status: 'unknown', covered: false, covers: [] })

    const engineer = await aStaffMember(world)
    expect((await get(engineer, '/coverage?serial=8L2441A0C3F2B7')).json()).toMatchObject({ status: 'covered' })
  })
})

describe('POST /entitlements', () => {
  const right = { contractNumber: 'A204518', serial: '2441G-00417' }

  test('opens the contracts at once, once for one key', async () => {
    const jan = await aCustomer(world, [], { taxId: gron.taxId })
    const key = { 'idempotency-key': 'claim-1' }
    const answers = [await claim(jan, right, key), await claim(jan, right, key)]

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201])
    expect(answers[0]?.json()).toMatchObject({
      contractNumber: 'A204518',
      organisationName: gron.name,
      deviceCount: 2,
      validTo: '2028-03-31',
      side: 'customer',
    })
    expect(answers[1]?.body).toBe(answers[0]?.body)
    expect((await get(jan, '/contracts?state=all')).json<{ items: unknown[] }>().items).toHaveLength(3)
  })

  test('gives the same body and status to every failure', async () => {
    const bodies = new Set<string>()
    for (const wrong of [
      { serial: 'NIC' },
      { contractNumber: 'Z999999' },
      { contractNumber: 'A204522', serial: '8L2441A0C3F2B7' },
      { contractNumber: 'B100117', serial: '1801G-00001' },
      { serial: '8L2441A0C3F2B7' },
    ]) {
      const jan = await aCustomer(world, [], { taxId: gron.taxId })
      const { statusCode, body } = await claim(jan, { ...right, ...wrong })
      bodies.add(`${statusCode} ${body.replace(/"traceId":"[^"]+"/, '')}`)
    }
    expect([...bodies]).toHaveLength(1)
    expect([...bodies][0]).toMatch(/^422 .*contracts\.claim_refused/)
  })

  test.each([
    ['an extra field', { ...right, organisationId: 'x', isAdministrator: true }, 400],
    ['a list for a text', { ...right, serial: ['2441G-00417', 'x'] }, 400],
    ['an object for a text', { ...right, contractNumber: { $ne: '' } }, 400],
    ['a missing field', { serial: 'x' }, 422],
    ['a number of the wrong shape', { ...right, contractNumber: 'AB12345' }, 422],
  ])('refuses %s', async (_, payload, status) => {
    const jan = await aCustomer(world, [], { taxId: gron.taxId })
    const response = await claim(jan, payload)

    expect([status, 422]).toContain(response.statusCode)
    expect((await get(jan, '/contracts?state=all')).json()).toEqual({ items: [], next: null })
  })

  test('is no door for staff', async () => {
    expect((await claim(await aStaffMember(world), right)).statusCode).toBe(404)
  })
})

test('no word in any place of the questions breaks them', async () => {
  const hostile = [
    "'",
    '"; drop table contract; --',
    '%',
    '_',
    '\\',
    '\u0000',
    '../../etc/passwd',
    '${7*7}',
    '🦔',
    'ŁÓDŹ',
    '\ud800',
    '(select 1)',
    '0x00',
    "' or '1'='1",
    '*',
    '[',
    '{',
    '<svg onload=1>',
  ]
  for (const word of hostile) {
    const typed = encodeURIComponent(word.isWellFormed() ? word : '�')
    const answers = await Promise.all([
      get(stranger, `/contracts?search=${typed}`),
      get(stranger, `/contracts/${typed}`),
      get(stranger, `/coverage?serial=${typed}&contract=${typed}`),
      get(stranger, `/contracts?after=${typed}`),
    ])
    expect(
      answers.map(({ statusCode }) => statusCode).filter((status) => status >= 500),
      word,
    ).toEqual([])
    expect(answers.map(({ body }) => body).join(''), word).not.toContain('A204518')
  }
})
