// Measures whether the time of a refused claim tells which factor was wrong (F10, there with n = 200; more runs here, less chance):
// node scripts/build.ts && node build/oracle-entitlement.js
import { Temporal } from 'temporal-polyfill'
import { planVersionId, syncPlans } from '../src/modules/catalogue/index.ts'
import { claimEntitlement, registerContract, type GivenClaim } from '../src/modules/contracts/index.ts'
import { ensureOrganisation } from '../src/modules/organisations/index.ts'
import { systemContext, type Context } from '../src/platform/context.ts'
import type { Db } from '../src/platform/db.ts'
import { newId } from '../src/platform/id.ts'
import type { Portal } from '../src/platform/portal.ts'
import { onScratchPortal, report, shuffled } from './oracle-report.ts'

const RUNS = 1000
const WARM_UP = 60
const LINES = 15
const CONTRACTS = 400

/** Every way to fail; the first is what the others are compared with. */
const ways: Readonly<Record<string, Partial<GivenClaim>>> = {
  'unknown contract': { contractNumber: 'Z999999' },
  'unknown serial': { serial: 'NIC-NIC-NIC' },
  'serial of another contract': { serial: 'S000002-3' },
  'contract of another company': { contractNumber: 'A000002', serial: 'S000002-3' },
  'contract that has ended': { contractNumber: 'A000003', serial: 'S000003-3' },
  'budget used up': { discriminator: 'tired' },
}
const right: GivenClaim = { contractNumber: 'A000001', serial: 'S000001-3' }

function measure(): Promise<boolean> {
  return onScratchPortal(async (portal) => {
    await fill(systemContext(portal.services, portal.db, 'bench'))
    return report(await time(portal))
  })
}

async function fill(ctx: Context<Db>): Promise<void> {
  await syncPlans(ctx)
  const planId = await planVersionId(ctx, 'EXTR-AHB-24x7x8')
  const [mine, others] = await Promise.all(
    ['1200000011', '1200000028'].map((taxId) =>
      ensureOrganisation(ctx, { taxCountry: 'PL', taxId, name: `Firma ${taxId}` }),
    ),
  )
  for (let index = 1; index <= CONTRACTS; index++) {
    const digits = String(index).padStart(6, '0')
    await registerContract(ctx, {
      number: `A${digits}`,
      validFrom: Temporal.PlainDate.from('2020-01-01'),
      validTo: Temporal.PlainDate.from(index === 3 ? '2021-01-01' : '2099-12-31'),
      parties: [{ organisationId: (index % 2 === 1 ? mine : others)!, role: 'end_user' }],
      lines: Array.from({ length: LINES }, (_, line) => ({
        serial: `S${digits}-${line}`,
        vendor: 'Extreme',
        model: 'X440',
        planVersionId: planId,
      })),
    })
  }
}

/** Interleaved, each try by an account of its own, so that nothing but the way differs. */
async function time(portal: Portal): Promise<ReadonlyMap<string, number[]>> {
  const times = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]))
  for (let run = -WARM_UP; run < RUNS; run++) {
    await portal.db.deleteFrom('entitlement_claim').execute()
    for (const way of shuffled(Object.keys(ways))) {
      const ctx = await asNewcomer(portal, way === 'budget used up')
      const began = performance.now()
      await claimEntitlement(ctx, { ...right, ...ways[way] }).catch(() => null)
      if (run >= 0) times.get(way)!.push(performance.now() - began)
    }
  }
  return times
}

async function asNewcomer(portal: Portal, tired: boolean): Promise<Context<Db>> {
  const ctx = systemContext(portal.services, portal.db, 'bench')
  const id = newId()
  const moment = ctx.now.toString()
  await portal.db
    .insertInto('person')
    .values({
      id,
      kind: 'customer',
      email: id,
      email_key: id,
      name: 'Anna Nowak',
      tax_id: '1200000011',
      locale: 'pl',
      state: 'active',
      created_at: moment,
    })
    .execute()
  if (tired) {
    const tries = Array.from({ length: 5 }, () => ({
      id: newId(),
      person_id: id,
      contract_number: 'A000009',
      outcome: 'refused' as const,
      reason: 'serial_unknown',
      claimed_at: moment,
    }))
    await portal.db.insertInto('entitlement_claim').values(tries).execute()
  }
  return { ...ctx, actor: { kind: 'customer', personId: id, name: 'Anna Nowak', organisationIds: [] } }
}

process.exitCode = (await measure()) ? 0 : 1
