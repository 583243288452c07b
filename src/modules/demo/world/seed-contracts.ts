import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { planVersionId } from '../../catalogue/index.ts'
import { registerContract } from '../../contracts/index.ts'
import type { Telling } from '../rules/telling.ts'
import { lineName, type DemoContract, type DemoLine } from './contract-shape.ts'
import type { SeededCompanies } from './seed-companies.ts'

/** The ids of the lines by their names in the story (`lineName`); of two services of one device the first one's. */
export type SeededLines = ReadonlyMap<string, string>

/** Takes the contracts into the portal as an import would. Contracts that others renew come first in the list. */
export async function seedContracts(
  ctx: Context,
  contracts: readonly DemoContract[],
  companies: SeededCompanies,
  tell: Telling,
): Promise<SeededLines> {
  const plans = await planIds(ctx, contracts)
  const lines = new Map<string, string>()
  for (const contract of contracts) {
    const given = givenLines(contract, companies, plans, tell)
    const { number, from, to, renews, order } = contract
    const { lineIds } = await registerContract(ctx, {
      number,
      validFrom: tell.day(from),
      validTo: tell.day(to),
      parties: partiesOf(contract, companies),
      lines: given,
      ...(renews === undefined ? {} : { renews }),
      ...(order === undefined ? {} : { orderNumber: order }),
    })
    contract.lines.forEach((line, index) => {
      const name = lineName(number, line)
      if (!lines.has(name)) lines.set(name, lineIds[index] ?? '')
    })
  }
  return lines
}

async function planIds(ctx: Context, contracts: readonly DemoContract[]): Promise<ReadonlyMap<string, string>> {
  const codes = contracts.flatMap(({ plan, lines }) => [plan, ...lines.flatMap((line) => line.plan ?? [])])
  const plans = new Map<string, string>()
  for (const code of new Set(codes)) plans.set(code, await planVersionId(ctx, code))
  return plans
}

function givenLines(
  contract: DemoContract,
  { sites }: SeededCompanies,
  plans: ReadonlyMap<string, string>,
  tell: Telling,
) {
  const replacing = new Set(contract.lines.flatMap(({ replacedBy }) => replacedBy ?? []))
  const ids = new Map([...replacing].map((serial) => [serial, newId()]))
  return contract.lines.map((line) => givenLine(line, contract, { sites, plans, ids, tell }))
}

type Known = {
  readonly sites: ReadonlyMap<string, string>
  readonly plans: ReadonlyMap<string, string>
  readonly ids: ReadonlyMap<string, string>
  readonly tell: Telling
}

function givenLine(line: DemoLine, contract: DemoContract, { sites, plans, ids, tell }: Known) {
  const { vendor, model, serial, licence, service, room, from, to } = line
  return {
    vendor,
    model,
    planVersionId: plans.get(line.plan ?? contract.plan) ?? '',
    ...present('id', ids.get(serial ?? '')),
    ...present('serial', serial),
    ...present('licence', licence),
    ...present('serviceType', service),
    ...present('siteId', sites.get(line.site ?? '')),
    ...present('room', room),
    ...present('validFrom', from === undefined ? undefined : tell.day(from)),
    ...present('validTo', to === undefined ? undefined : tell.day(to)),
    ...present('replacedById', ids.get(line.replacedBy ?? '')),
  }
}

/** One field where there is a value, none where there is not. */
function present<const Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value }
function present(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value }
}

function partiesOf({ customer, partner, buyer }: DemoContract, { organisations }: SeededCompanies) {
  const idOf = (key: string) => organisations.get(key) ?? ''
  return [
    { organisationId: idOf(customer), role: 'end_user' as const },
    ...(buyer === undefined ? [] : [{ organisationId: idOf(buyer), role: 'buyer' as const }]),
    ...(partner === undefined ? [] : [{ organisationId: idOf(partner), role: 'partner' as const }]),
  ]
}
