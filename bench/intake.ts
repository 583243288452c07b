// Measures incoming and outgoing mail: how many a second become entries, and how long each is on its way:
// node scripts/build.ts && node build/bench-intake.js [10000 100000] [--mails 4000] [--pace 50] [--thrice 1000]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { measureFlood, type Flood } from './intake/flood.ts'
import { setStage } from './intake/stage.ts'
import { measureSteady, type Steady } from './intake/steady.ts'
import { deliverThrice } from './intake/thrice.ts'
import { loadAverage } from './processes.ts'
import { openWorld } from './world.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mails: { type: 'string', default: '4000' },
    pace: { type: 'string', default: '50' },
    thrice: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '30' },
  },
})

/** So many mails before it counts: processes start and statements are prepared. */
const WARM_UP = 300

const heading = `| Tickets | Accepted/s | Entries/s (goal 200) | CPU a mail: worker · parsers · database, ms | At ${values.pace}/s: accept → entry p50 · p99 ms (goal 2000) | Reply → SMTP p50 · p99 ms (goal 2000) | Load |
|---|---|---|---|---|---|---|`

const sizes = positionals.length > 0 ? positionals.map(Number) : [10_000, 100_000]
const dataDir = mkdtempSync(join(tmpdir(), 'myhezo-bench-intake-'))
chmodSync(dataDir, 0o755)
const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') })
try {
  const rows: string[] = []
  for (const tickets of sizes) rows.push(await measure(tickets))
  console.log(`\n${heading}\n${rows.join('\n')}`)
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function measure(tickets: number): Promise<string> {
  const world = await openWorld(server.url, dataDir, tickets, (text) => console.log(`${tickets}: ${text}`))
  const stage = await setStage(world)
  try {
    await measureFlood(stage, WARM_UP, server.pid)
    const steady = await measureSteady(stage, Number(values.pace), Number(values.seconds))
    const flood = await measureFlood(stage, Number(values.mails), server.pid)
    const row = rowOf(tickets, flood, steady)
    console.log(row)
    const { entries, different } = await deliverThrice(stage, Number(values.thrice))
    console.log(`${values.thrice} mails delivered three times: ${entries} entries, ${different} different`)
    return row
  } finally {
    await stage.stop()
    await world.portal.close()
  }
}

function rowOf(tickets: number, flood: Flood, { arriving, leaving }: Steady): string {
  const { accepted, perSecond, worker, parsers, database } = flood
  return `| ${[
    tickets.toLocaleString('en'),
    Math.round(accepted),
    Math.round(perSecond),
    [worker, parsers, database].map((each) => each.toFixed(1)).join(' · '),
    `${arriving.p50} · ${arriving.p99}`,
    `${leaving.p50} · ${leaving.p99}`,
    loadAverage(),
  ].join(' | ')} |`
}
