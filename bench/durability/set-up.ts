import { Temporal } from 'temporal-polyfill'
import { assembly } from '../../src/assembly.ts'
import { planVersionId, syncPlans } from '../../src/modules/catalogue/index.ts'
import { registerContract } from '../../src/modules/contracts/index.ts'
import { createToken } from '../../src/modules/identity/actions/create-token.ts'
import { addMembership, ensureOrganisation } from '../../src/modules/organisations/index.ts'
import { parseConfig } from '../../src/platform/config.ts'
import { systemContext, type Context } from '../../src/platform/context.ts'
import type { Db } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/id.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { openPortal } from '../../src/platform/portal.ts'
import { migrationsFolder } from '../../src/run.ts'

export type Person = { readonly id: string; readonly email: string; readonly token: string }

/** Who writes in the portal, and about which devices. */
export type Cast = {
  readonly customers: readonly Person[]
  readonly engineer: Person
  readonly lineIds: readonly string[]
  readonly organisationId: string
}

const CUSTOMERS = 8
const LINES = 10

/** Fills an empty folder of data with one company under contract, its people and an engineer, through the portal's own acts. */
export async function setUp(dataDir: string): Promise<Cast> {
  const config = parseConfig({ PORTAL_MODE: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const prepare = async (url: string) => void (await migrate(url, migrationsFolder))
  const portal = await openPortal(assembly, config, { prepare })
  try {
    return await castInto(systemContext(portal.services, portal.db, 'durability'))
  } finally {
    await portal.close()
  }
}

/** The same into a database that is open already. */
export async function castInto(ctx: Context<Db>): Promise<Cast> {
  await syncPlans(ctx)
  const organisationId = await ensureOrganisation(ctx, { taxCountry: 'PL', taxId: '1200000011', name: 'Złoty Gron' })
  const planId = await planVersionId(ctx, 'EXTR-AHB-24x7x8')
  const { lineIds } = await registerContract(ctx, {
    number: 'A204518',
    validFrom: Temporal.PlainDate.from('2020-01-01'),
    validTo: Temporal.PlainDate.from('2099-12-31'),
    parties: [{ organisationId, role: 'end_user' }],
    lines: Array.from({ length: LINES }, (_, index) => ({
      serial: `S204518-${index}`,
      vendor: 'Extreme',
      model: 'X440',
      planVersionId: planId,
    })),
  })
  const engineer = await aPerson(ctx, 'staff', 'engineer@firma.example')
  await ctx.db.insertInto('staff_role').values({ person_id: engineer.id, role: 'engineer' }).execute()
  const customers: Person[] = []
  for (let index = 0; index < CUSTOMERS; index++) {
    const customer = await aPerson(ctx, 'customer', `anna${index}@firma.example`)
    await addMembership(ctx, { personId: customer.id, organisationId })
    customers.push(customer)
  }
  return { customers, engineer, lineIds, organisationId }
}

async function aPerson(ctx: Context<Db>, kind: 'customer' | 'staff', email: string): Promise<Person> {
  const id = newId()
  const moment = ctx.now.toString()
  await ctx.db
    .insertInto('person')
    .values({
      id,
      kind,
      email,
      email_key: email,
      name: kind === 'staff' ? 'Adam Wilk' : 'Anna Nowak',
      locale: 'pl',
      state: 'active',
      created_at: moment,
      activated_at: moment,
    })
    .execute()
  const scopes = ['tickets:read', 'tickets:write']
  return { id, email, token: await createToken(ctx, { personId: id, name: 'durability', scopes, days: 30 }) }
}
