import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { anOrganisation, aCustomer, aStaffMember } from '../../../../test/cast.ts'
import { aContract, aSite } from '../../../../test/cast-contracts.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listEventsOf } from '../../audit/index.ts'
import { registerContract } from './register-contract.ts'

const world = useWorld()
const term = { validFrom: Temporal.PlainDate.from('2026-01-01'), validTo: Temporal.PlainDate.from('2026-12-31') }
const searchTexts = async (contractId: string) =>
  (
    await world.db
      .selectFrom('contract_line')
      .select('search_text')
      .where('contract_id', '=', contractId)
      .orderBy('position')
      .execute()
  ).map((row) => row.search_text)

test('a contract is taken in with its parties and lines, and the log says so', async () => {
  const partner = await anOrganisation(world, { name: 'Integrator Kropka Sp. z o.o.' })
  const contract = await aContract(world, {
    partner,
    lines: [
      { serial: '2441G-00417' },
      { licence: 'DEMO-7F3K-22QP-9XWD-K4TT', vendor: 'Fortinet', model: 'FortiGate-VM' },
    ],
  })

  const parties = await world.db
    .selectFrom('contract_party')
    .select('role')
    .where('contract_id', '=', contract.id)
    .orderBy('role')
    .execute()
  expect(parties.map(({ role }) => role)).toEqual(['end_user', 'partner'])
  expect(contract.lines).toHaveLength(2)
  expect(await listEventsOf(world.as(portalItself), contract.id)).toMatchObject([
    { type: 'contracts.registered', data: { number: contract.number, lines: 2 } },
  ])
})

test('every line can be found by each datum, folded, with and without the punctuation of its serial', async () => {
  const customer = await anOrganisation(world, { name: 'Wodociągi Łódź' })
  const siteId = await aSite(world, customer)
  const contract = await aContract(world, { customer, lines: [{ serial: '(H)-2441g-00417', siteId, room: 'szafa Ś' }] })

  const [text] = await searchTexts(contract.id)
  for (const datum of [
    ' wodociagi lodz',
    contract.number.toLowerCase(),
    ' extreme',
    'x440-g2-48p',
    ' 2441g-00417',
    ' 2441g00417',
    'ul. przykladowa 12/4',
    ' 90-001',
    ' szafa s',
    'ahb 24x7x8',
    customer.taxId,
  ]) {
    expect(text, datum).toContain(datum)
  }
})

test.each([
  ['a number of the wrong shape', { number: 'AB12345' }, 'contracts.number_invalid'],
  ['nobody who uses the service', { parties: [] }, 'contracts.customer_missing'],
  ['a line that nothing identifies', { lines: [{}] }, 'contracts.line_unidentified'],
  ['a renewal of an unknown contract', { renews: 'Z999999' }, 'contracts.renewed_unknown'],
])('refuses %s', async (_, wrong, code) => {
  const existing = await aContract(world)
  const line = { vendor: 'Extreme', model: 'X440', planVersionId: existing.planVersionId }
  const given = {
    number: 'B100001',
    ...term,
    parties: [{ organisationId: existing.customer.id, role: 'buyer' as const }],
    lines: [],
    ...wrong,
  }

  const lines = given.lines.map((each) => ({ ...line, ...each }))
  await expect(registerContract(world.as(portalItself), { ...given, lines })).rejects.toMatchObject({ code })
})

test('a number is taken once', async () => {
  const { number } = await aContract(world)

  await expect(aContract(world, { number })).rejects.toMatchObject({ code: 'contracts.number_taken' })
})

test.each(['contracts', 'admin'] as const)('staff with the role %s may register contracts', async (role) => {
  const { actor } = await aStaffMember(world, [role])
  const { customer } = await aContract(world)
  const given = {
    number: role === 'admin' ? 'B200001' : 'B200002',
    ...term,
    parties: [{ organisationId: customer.id, role: 'end_user' as const }],
    lines: [],
  }

  expect((await registerContract(world.as(actor), given)).lineIds).toEqual([])
})

test('others learn not even that they may not', async () => {
  const engineer = await aStaffMember(world, ['engineer'])
  const customer = await aCustomer(world)
  for (const { actor } of [engineer, customer]) {
    await expect(
      registerContract(world.as(actor), { number: 'B300001', ...term, parties: [], lines: [] }),
    ).rejects.toMatchObject({ code: 'http.not_found' })
  }
})
