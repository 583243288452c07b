// Measures whether the time of the answer to an emergency report tells that the numbers are right (F10):
// node scripts/build.ts && node build/oracle-emergency.js
import { Temporal } from 'temporal-polyfill'
import { planVersionId, syncPlans } from '../src/modules/catalogue/index.ts'
import { registerContract } from '../src/modules/contracts/index.ts'
import { sendEmergencyReport } from '../src/modules/intake/index.ts'
import { ensureOrganisation } from '../src/modules/organisations/index.ts'
import { systemContext, visitor, type Context } from '../src/platform/context.ts'
import type { Db } from '../src/platform/db.ts'
import { newId } from '../src/platform/id.ts'
import type { Portal } from '../src/platform/portal.ts'
import { onScratchPortal, report, shuffled } from './oracle-report.ts'

const RUNS = 400
const WARM_UP = 60
const CONTRACTS = 400
const LINES = 15

/** Which numbers are typed; the first is what the others are compared with. */
const ways: Readonly<Record<string, { readonly contractNumber: string; readonly serial: string }>> = {
  'unknown contract': { contractNumber: 'Z999999', serial: 'NIC-NIC-NIC' },
  'unknown serial': { contractNumber: 'A000001', serial: 'NIC-NIC-NIC' },
  'serial of another contract': { contractNumber: 'A000001', serial: 'S000002-3' },
  'contract that has ended': { contractNumber: 'A000003', serial: 'S000003-3' },
  'right numbers': { contractNumber: 'A000001', serial: 'S000001-3' },
}

async function fill(ctx: Context<Db>): Promise<void> {
  await syncPlans(ctx)
  const planId = await planVersionId(ctx, 'EXTR-AHB-24x7x8')
  const organisationId = await ensureOrganisation(ctx, { taxCountry: 'PL', taxId: '1200000011', name: 'Firma' })
  for (let index = 1; index <= CONTRACTS; index++) {
    const digits = String(index).padStart(6, '0')
    await registerContract(ctx, {
      number: `A${digits}`,
      validFrom: Temporal.PlainDate.from('2020-01-01'),
      validTo: Temporal.PlainDate.from(index === 3 ? '2021-01-01' : '2099-12-31'),
      parties: [{ organisationId, role: 'end_user' }],
      lines: Array.from({ length: LINES }, (_, line) => ({
        serial: `S${digits}-${line}`,
        vendor: 'Extreme',
        model: 'X440',
        planVersionId: planId,
      })),
    })
  }
}

/** Interleaved, with all tries given back, so that nothing but the numbers differs. */
async function time(portal: Portal): Promise<ReadonlyMap<string, number[]>> {
  const times = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]))
  for (let run = -WARM_UP; run < RUNS; run++) {
    for (const way of shuffled(Object.keys(ways))) {
      await portal.db.deleteFrom('attempt').execute()
      const ctx = { ...systemContext(portal.services, portal.db, 'bench'), actor: visitor, ip: '192.0.2.1' }
      const typed = { phone: '601234567', email: '', title: 'Awaria', message: 'Nic nie świeci.' }
      const began = performance.now()
      await sendEmergencyReport(ctx, { ...typed, ...ways[way]! }, newId())
      if (run >= 0) times.get(way)!.push(performance.now() - began)
    }
  }
  return times
}

const isSilent = await onScratchPortal(async (portal) => {
  await fill(systemContext(portal.services, portal.db, 'bench'))
  return report(await time(portal))
})
process.exitCode = isSilent ? 0 : 1
