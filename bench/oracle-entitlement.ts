// Measures whether the time of a refused claim tells which factor was wrong (F10, there with n = 200; more runs here, less chance):
// node scripts/build.ts && node build/oracle-entitlement.js
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { assembly } from '../src/assembly.ts'
import { planVersionId, syncPlans } from '../src/modules/catalogue/index.ts'
import { claimEntitlement, registerContract, type GivenClaim } from '../src/modules/contracts/index.ts'
import { ensureOrganisation } from '../src/modules/organisations/index.ts'
import { parseConfig } from '../src/platform/config.ts'
import { systemContext, type Context } from '../src/platform/context.ts'
import type { Db } from '../src/platform/db.ts'
import { newId } from '../src/platform/id.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openPortal, type Portal } from '../src/platform/portal.ts'
import { projectRoot } from '../src/platform/root.ts'

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

async function measure(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'myhezo-oracle-'))
  chmodSync(dataDir, 0o755)
  const config = parseConfig({ PORTAL_MODE: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const prepare = async (url: string) => {
    await migrate(url, join(projectRoot, 'db', 'migrations'))
  }
  const portal = await openPortal(assembly, config, { prepare })
  try {
    await fill(systemContext(portal.services, portal.db, 'bench'))
    return report(await time(portal))
  } finally {
    await portal.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
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

const shuffled = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item)

/** Prints each way against the first. @returns whether all stay within 0.45–0.55 and 10 % (F10). */
function report(times: ReadonlyMap<string, number[]>): boolean {
  const [[, reference]] = [...times] as [[string, number[]]]
  const rows = [...times].map(([way, mine]) => {
    const auc = areaUnderCurve(mine, reference)
    const ratio = sum(mine) / sum(reference)
    return {
      way,
      'mean ms': Number((sum(mine) / mine.length).toFixed(2)),
      'sum ratio': Number(ratio.toFixed(3)),
      AUC: Number(auc.toFixed(3)),
      ok: auc >= 0.45 && auc <= 0.55 && Math.abs(ratio - 1) <= 0.1,
    }
  })
  console.table(rows)
  return rows.every(({ ok }) => ok)
}

/** The chance that a try of the one kind takes longer than one of the other: 0.5 tells nothing. */
function areaUnderCurve(mine: readonly number[], reference: readonly number[]): number {
  const wins = mine.flatMap((one) => reference.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)))
  return sum(wins) / wins.length
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

process.exitCode = (await measure()) ? 0 : 1
