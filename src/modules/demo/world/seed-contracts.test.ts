import { beforeAll, describe, expect, test } from 'vitest'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { syncPlans } from '../../catalogue/index.ts'
import { findContract, listContracts } from '../../contracts/index.ts'
import { inTransaction } from '../../../platform/context.ts'
import { tellAt } from '../rules/telling.ts'
import { demoCompanies, demoContracts } from './demo-world.ts'
import { seedCompanies } from './seed-companies.ts'
import { seedContracts } from './seed-contracts.ts'

const world = useWorld({ start: '2027-03-30T07:05:00Z' })
const itself = () => world.as(portalItself)

beforeAll(async () => {
  await inTransaction(itself(), async (tx) => {
    await syncPlans(tx)
    const companies = await seedCompanies(tx, demoCompanies)
    await seedContracts(tx, demoContracts(7), companies, tellAt(world.now()))
  })
})

describe('the contracts of the demo', () => {
  test('are sixty, with some 1,900 lines', async () => {
    const { rows } = await count('contract')
    expect(rows).toBe(60)
    const lines = (await count('contract_line')).rows
    expect(lines).toBeGreaterThan(1800)
    expect(lines).toBeLessThan(2000)
  })

  test.each([
    ['A204548', 1],
    ['A204545', 7],
    ['A204530', 28],
    ['C300214', 90],
    ['B100131', -1],
  ])('%s ends in %i days', async (number, days) => {
    const { validTo } = await findContract(itself(), number)
    expect(validTo.toString()).toBe(
      world.now().toZonedDateTimeISO('Europe/Warsaw').toPlainDate().add({ days }).toString(),
    )
  })

  test('one begins next month, one has 1,200 lines, some are in the archive', async () => {
    expect(await findContract(itself(), 'A204601')).toMatchObject({ state: 'future' })
    expect(await findContract(itself(), 'A204540')).toMatchObject({ state: 'active' })
    const archived = await listContracts(itself(), { state: 'archived', limit: 50 })
    expect(archived.contracts.length).toBeGreaterThan(5)
  })

  test('a device was replaced twice, and each line names what took its place', async () => {
    const rows = await world.db
      .selectFrom('contract_line as old')
      .innerJoin('contract_line as taken', 'taken.id', 'old.replaced_by_id')
      .select(['old.serial', 'taken.serial as by'])
      .orderBy('old.serial')
      .execute()
    expect(rows).toEqual([
      { serial: '2319G-00102', by: '2402G-00231' },
      { serial: '2402G-00231', by: '2441G-00417' },
    ])
  })

  test('serial numbers repeat only where the story wants it', async () => {
    const rows = await world.db
      .selectFrom('contract_line')
      .select('serial')
      .where('serial', 'is not', null)
      .groupBy('serial')
      .having(({ fn }) => fn.countAll(), '>', 1)
      .orderBy('serial')
      .execute()
    expect(rows.map(({ serial }) => serial)).toEqual([
      '2219G-00088',
      '8L2433A9B1C2D3',
      '8L2433A9B1C2D4',
      '8L2433A9B1C2D5',
      '8L2433A9B1C2D6',
      'FG100FTK24000013',
    ])
  })
})

async function count(table: 'contract' | 'contract_line') {
  const { rows } = await world.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  return { rows: Number(rows) }
}
