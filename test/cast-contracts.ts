import { Temporal } from 'temporal-polyfill'
import { registerContract } from '../src/modules/contracts/index.ts'
import { addSite } from '../src/modules/organisations/index.ts'
import { planVersionId, syncPlans } from '../src/modules/catalogue/index.ts'
import { anOrganisation, type Organisation } from './cast.ts'
import { portalItself, type World } from './world.ts'

export type CastLine = {
  readonly serial?: string
  readonly licence?: string
  readonly serviceType?: string
  readonly vendor?: string
  readonly model?: string
  /** The code of its plan, when it is not the contract's. */
  readonly plan?: string
  readonly siteId?: string
  readonly room?: string
  readonly validFrom?: string
  readonly validTo?: string
  readonly replacedById?: string
}

export type ContractDetails = {
  readonly number?: string
  readonly customer?: Organisation
  readonly partner?: Organisation
  readonly buyer?: Organisation
  readonly recipient?: Organisation
  /** The code of a shipped plan; Extreme AHB 24x7x8 unless another is named. */
  readonly plan?: string
  readonly validFrom?: string
  readonly validTo?: string
  readonly orderNumber?: string
  readonly renews?: string
  readonly lines?: readonly CastLine[]
}

export type Contract = {
  readonly id: string
  readonly number: string
  readonly customer: Organisation
  readonly partner: Organisation | null
  readonly planVersionId: string
  readonly lines: readonly { readonly id: string; readonly serial: string; readonly model: string }[]
}

/** Brings the shipped calendars and plans into the world, as the start of the portal does. */
export async function aWorldWithPlans(world: World): Promise<void> {
  await syncPlans(world.as(portalItself))
}

/**
 * A contract in force: A204518 of Złoty Gron with one Extreme switch under AHB 24x7x8, unless told otherwise.
 * The next free number follows when A204518 is taken.
 */
export async function aContract(world: World, details: ContractDetails = {}): Promise<Contract> {
  await aWorldWithPlans(world)
  const ctx = world.as(portalItself)
  const customer = details.customer ?? (await anOrganisation(world))
  const number = details.number ?? (await freeNumber(world))
  const plan = await planVersionId(ctx, details.plan ?? 'EXTR-AHB-24x7x8')
  const lines = await Promise.all(
    (details.lines ?? [{}]).map((line, index) => givenLine(world, line, plan, `${number}-${index + 1}`)),
  )
  const registered = await registerContract(ctx, {
    number,
    validFrom: Temporal.PlainDate.from(details.validFrom ?? '2025-04-01'),
    validTo: Temporal.PlainDate.from(details.validTo ?? '2028-03-31'),
    ...(details.orderNumber === undefined ? {} : { orderNumber: details.orderNumber }),
    ...(details.renews === undefined ? {} : { renews: details.renews }),
    parties: partiesOf(customer, details),
    lines,
  })
  return {
    id: registered.id,
    number,
    customer,
    partner: details.partner ?? null,
    planVersionId: plan,
    lines: lines.map((line, index) => ({
      id: registered.lineIds[index] ?? '',
      serial: line.serial ?? line.licence ?? '',
      model: line.model,
    })),
  }
}

/** A place of an organisation: the server room in Łódź unless told otherwise. */
export async function aSite(
  world: World,
  organisation: Organisation,
  details: { name?: string; street?: string; postalCode?: string; city?: string } = {},
): Promise<string> {
  return addSite(world.as(portalItself), organisation.id, {
    name: 'Serwerownia',
    street: 'ul. Przykładowa 12/4',
    postalCode: '90-001',
    city: 'Łódź',
    ...details,
  })
}

async function givenLine(world: World, line: CastLine, contractsPlan: string, fallbackSerial: string) {
  const { plan, validFrom, validTo, ...rest } = line
  const named = line.serial ?? line.licence ?? line.serviceType
  return {
    vendor: 'Extreme',
    model: 'X440-G2-48p',
    ...rest,
    ...(named === undefined ? { serial: fallbackSerial } : {}),
    planVersionId: plan === undefined ? contractsPlan : await planVersionId(world.as(portalItself), plan),
    ...(validFrom === undefined ? {} : { validFrom: Temporal.PlainDate.from(validFrom) }),
    ...(validTo === undefined ? {} : { validTo: Temporal.PlainDate.from(validTo) }),
  }
}

function partiesOf(customer: Organisation, { partner, buyer, recipient }: ContractDetails) {
  return [
    { organisationId: customer.id, role: 'end_user' as const },
    ...(buyer === undefined ? [] : [{ organisationId: buyer.id, role: 'buyer' as const }]),
    ...(recipient === undefined ? [] : [{ organisationId: recipient.id, role: 'recipient' as const }]),
    ...(partner === undefined ? [] : [{ organisationId: partner.id, role: 'partner' as const }]),
  ]
}

async function freeNumber(world: World): Promise<string> {
  const { count } = await world.db
    .selectFrom('contract')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('number', 'like', 'A2045%')
    .executeTakeFirstOrThrow()
  return `A2045${18 + count}`
}
