import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCustomer, anOrganisation, aStaffMember, type Organisation, type Person } from '../../../../test/cast.ts'
import { aContract, aSite } from '../../../../test/cast-contracts.ts'
import { useWorld } from '../../../../test/world.ts'
import { visitor } from '../../../platform/context.ts'
import { findContract } from './find-contract.ts'
import { findLineForTicket } from './find-line-for-ticket.ts'
import { listContracts, type ContractWish } from './list-contracts.ts'
import { searchLines } from './search-lines.ts'

const world = useWorld()
let gron: Organisation
let kropka: Organisation
let anna: Person
let partner: Person
let engineer: Person
let stranger: Person

beforeAll(async () => {
  gron = await anOrganisation(world, { name: 'Złoty Gron Sp. z o.o.' })
  kropka = await anOrganisation(world, { name: 'Integrator Kropka Sp. z o.o.' })
  const gmina = await anOrganisation(world, { name: 'Gmina Przykładowo' })
  const lodz = await aSite(world, gron)
  await aContract(world, {
    number: 'A204518',
    customer: gron,
    partner: kropka,
    lines: [
      { serial: 'FG100FTK24000013', vendor: 'Fortinet', model: 'FortiGate 100F', siteId: lodz },
      { serial: '2441G-00417', siteId: lodz, room: 'szafa B' },
    ],
  })
  await aContract(world, {
    number: 'A204519',
    customer: gron,
    plan: 'EXTR-PW-TAC',
    validTo: '2026-12-18',
    lines: [{ licence: 'DEMO-7F3K-22QP-9XWD-K4TT', model: 'ExtremeCloud' }],
  })
  await aContract(world, { number: 'A204600', customer: gron, validFrom: '2026-11-21', validTo: '2027-11-20' })
  await aContract(world, {
    number: 'B100117',
    customer: gron,
    validFrom: '2020-01-01',
    validTo: '2026-11-19',
    lines: [{ serial: '1801G-00001' }],
  })
  await aContract(world, {
    number: 'A204522',
    customer: gmina,
    plan: 'POLY-HEZOPLUS-2',
    lines: [{ serial: '8L2441A0C3F2B7', vendor: 'Poly', model: 'Studio X50' }],
  })
  anna = await aCustomer(world, [gron])
  partner = await aCustomer(world, [kropka], { name: 'Piotr Ćma' })
  engineer = await aStaffMember(world)
  stranger = await aCustomer(world)
})

async function numbers(person: Person, wish: Partial<ContractWish> = {}): Promise<readonly string[]> {
  const { contracts } = await listContracts(world.as(person.actor), { state: 'active', limit: 50, ...wish })
  return contracts.map(({ number }) => number)
}

describe('the list of contracts', () => {
  test('shows what is in force or still to come, what ends first standing first', async () => {
    expect(await numbers(anna)).toEqual(['A204519', 'A204600', 'A204518'])
  })

  test('keeps what has ended in the archive', async () => {
    expect(await numbers(anna, { state: 'archived' })).toEqual(['B100117'])
    expect(await numbers(anna, { state: 'all' })).toHaveLength(4)
  })

  test('the last day still belongs to a contract, the next no longer', async () => {
    const states = async (moment: string) =>
      (await findContract({ ...world.as(anna.actor), now: Temporal.Instant.from(moment) }, 'A204519')).state

    expect(await states('2026-12-18T22:59:00Z')).toBe('active')
    expect(await states('2026-12-18T23:00:00Z')).toBe('expired')
  })

  test('shows a partner the contracts it sold, and in which role it sees them', async () => {
    const { contracts } = await listContracts(world.as(partner.actor), { state: 'all', limit: 50 })

    expect(contracts).toMatchObject([
      { number: 'A204518', side: 'partner', customer: { name: 'Złoty Gron Sp. z o.o.' } },
    ])
  })

  test('shows staff everything, an unproven person and a visitor nothing', async () => {
    expect(await numbers(engineer, { state: 'all' })).toHaveLength(5)
    expect(await numbers(stranger, { state: 'all' })).toEqual([])
    expect(await listContracts(world.as(visitor), { state: 'all', limit: 50 })).toMatchObject({
      contracts: [],
      next: null,
    })
  })

  test('says what a row needs: devices, sites, plans, days left', async () => {
    const { contracts } = await listContracts(world.as(anna.actor), { state: 'active', limit: 50 })

    expect(contracts[2]).toMatchObject({
      lineCount: 2,
      siteCount: 1,
      partner: { name: 'Integrator Kropka Sp. z o.o.' },
      takesTickets: true,
      side: 'customer',
    })
    expect(contracts[2]?.plans.map(({ code }) => code)).toEqual(['EXTR-AHB-24x7x8'])
    expect(contracts[0]?.daysLeft).toBe(28)
    expect(contracts[1]).toMatchObject({ state: 'future', takesTickets: false })
  })

  test('goes on behind the last row, part by part', async () => {
    const first = await listContracts(world.as(anna.actor), { state: 'all', limit: 3 })
    const second = await listContracts(world.as(anna.actor), { state: 'all', limit: 3, after: first.next ?? '' })

    expect([...first.contracts, ...second.contracts].map(({ number }) => number)).toEqual([
      'A204518',
      'A204600',
      'A204519',
      'B100117',
    ])
    expect(second.next).toBeNull()
  })

  test.each(['', 'x', '2026-13-40_A1', "2026-01-01_A' or 1=1", '2026-01-01'])(
    'refuses the place "%s" that no list gave out',
    async (after) => {
      await expect(listContracts(world.as(anna.actor), { state: 'all', limit: 3, after })).rejects.toMatchObject({
        code: 'form.unreadable',
      })
    },
  )
})

describe('Szukaj…', () => {
  test.each([
    ['the customer', 'zloty GRON', ['A204519', 'A204600', 'A204518']],
    ['the partner', 'kropka', ['A204518']],
    ['a device model', 'fortigate', ['A204518']],
    ['a serial number', 'fg100ftk24000013', ['A204518']],
    ['a part of a serial number', '0417', ['A204518']],
    ['a serial without its dash', '2441g00417', ['A204518']],
    ['a serial as printed on the box', '(H)-2441G-00417', ['A204518']],
    ['a licence key', 'demo-7f3k', ['A204519']],
    ['a licence key without dashes', 'DEMO7F3K22QP9XWDK4TT', ['A204519']],
    ['an address without diacritics', 'lodz przykladowa', ['A204518']],
    ['the contract number', 'a204519', ['A204519']],
    ['a grouped tax id', '120-000-00-11', ['A204519', 'A204600', 'A204518']],
    ['words of contract and line together', 'gron fortigate łódź', ['A204518']],
    ['a beginning of two letters', 'fo', ['A204518']],
    ['a middle of two letters', 'or', []],
    ['words of two different lines', 'fortigate 2441G-00417', ['A204518']],
    ['nothing that is there', 'nieistnieje', []],
    ['a wildcard as it is', '%', []],
    ['what only another company has', 'studio', []],
  ])('finds by %s', async (_, search, expected) => {
    expect(await numbers(anna, { search })).toEqual(expected)
  })

  test('says why a contract was found when its own words do not', async () => {
    const { contracts } = await listContracts(world.as(anna.actor), { state: 'active', limit: 50, search: '00417' })
    expect(contracts[0]?.hit).toEqual({
      hitCount: 1,
      serial: '2441G-00417',
      licence: null,
      model: 'Extreme X440-G2-48p',
      site: 'Łódź, Serwerownia, szafa B',
    })

    const byName = await listContracts(world.as(anna.actor), { state: 'active', limit: 50, search: 'gron' })
    expect(byName.contracts.map(({ hit }) => hit)).toEqual([null, null, null])
  })

  test('says how many the archive has when the tab is exhausted, and not for what is not to be seen', async () => {
    expect(await listContracts(world.as(anna.actor), { state: 'active', limit: 50, search: '1801G' })).toMatchObject({
      contracts: [],
      elsewhere: 1,
    })
    expect(await listContracts(world.as(partner.actor), { state: 'active', limit: 50, search: '1801G' })).toMatchObject(
      { contracts: [], elsewhere: 0 },
    )
  })

  test('offers a serial in which signs that look alike were confused, marked as a guess', async () => {
    const found = await listContracts(world.as(anna.actor), { state: 'active', limit: 50, search: 'FGIOOFTK24O000l3' })

    expect(found).toMatchObject({ alike: true, contracts: [{ number: 'A204518' }] })
  })

  test.each([
    "'; drop table contract; --",
    '\\',
    '%_%',
    'nul\u0000byte',
    'a'.repeat(5000),
    '🦔'.repeat(300),
    '<script>',
  ])('takes "%s" for words', async (search) => {
    expect(await numbers(engineer, { search })).toEqual([])
  })
})

describe('one contract', () => {
  test('is found in any letter case', async () => {
    expect((await findContract(world.as(anna.actor), 'a204518')).number).toBe('A204518')
  })

  test.each([
    ['one of another company', 'A204522'],
    ['one that does not exist', 'A999999'],
  ])('%s is simply not there', async (_, number) => {
    await expect(findContract(world.as(anna.actor), number)).rejects.toMatchObject({ code: 'http.not_found' })
  })

  test('names its neighbours in the chain of renewals', async () => {
    await aContract(world, { number: 'A300001', customer: gron, renews: 'B100117', validFrom: '2026-12-01' })

    expect(await findContract(world.as(engineer.actor), 'B100117')).toMatchObject({
      renewedBy: 'A300001',
      renews: null,
    })
    expect(await findContract(world.as(engineer.actor), 'A300001')).toMatchObject({ renews: 'B100117' })
  })
})

describe('lines', () => {
  test('name device, place, days and what replaced what', async () => {
    const newer = await aContract(world, { number: 'A300002', customer: gron, lines: [{ serial: 'NEW-0013' }] })
    const older = await aContract(world, {
      number: 'A300003',
      customer: gron,
      lines: [{ serial: 'OLD-0002', replacedById: newer.lines[0]?.id ?? '' }],
    })

    const [line] = await searchLines(world.as(anna.actor), { contractNumber: older.number, limit: 10 })
    expect(line).toMatchObject({ serial: 'OLD-0002', replacedBy: 'NEW-0013', replaces: null, state: 'active' })
    expect(
      await searchLines(world.as(anna.actor), { contractNumber: older.number, onlyOpen: true, limit: 10 }),
    ).toEqual([])
    expect(await searchLines(world.as(anna.actor), { contractNumber: newer.number, limit: 10 })).toMatchObject([
      { replaces: 'OLD-0002' },
    ])
  })

  test('that are in force can be chosen for a ticket', async () => {
    const found = await searchLines(world.as(anna.actor), { search: '2441g', onlyOpen: true, limit: 10 })
    expect(found).toMatchObject([
      {
        contractNumber: 'A204518',
        place: 'Łódź, Serwerownia, szafa B',
        address: 'ul. Przykładowa 12/4, 90-001\u00a0Łódź',
        customerName: 'Złoty Gron Sp. z o.o.',
      },
    ])

    const line = await findLineForTicket(world.as(partner.actor), found[0]?.lineId ?? '')
    expect(line).toMatchObject({
      organisationId: gron.id,
      partner: { id: kropka.id },
      actorSide: 'partner',
      serial: '2441G-00417',
      state: 'active',
    })
  })

  test('of others do not exist', async () => {
    const [line] = await searchLines(world.as(anna.actor), { search: '2441g', limit: 10 })

    await expect(findLineForTicket(world.as(stranger.actor), line?.lineId ?? '')).rejects.toMatchObject({
      code: 'http.not_found',
    })
    expect(await searchLines(world.as(stranger.actor), { search: '2441g', limit: 10 })).toEqual([])
  })
})
