// npm run bench [-- --quick]: the journeys of performance.md beside their floor. Ends in a table and exits 0 whatever it says.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { freePort } from './durability/portal-process.ts'
import { measureSlaDue, measureStart } from './extras.ts'
import { measureFirstView, withBrowser, type FirstView } from './first-view.ts'
import { floorTables } from './journeys.ts'
import { measureWorld, type Figure, type MemoryOfRun, type Pace } from './measure.ts'
import { loadAverage, startNode, untilAnswers } from './processes.ts'
import { lineOf, tables } from './report.ts'
import { openWorld, type BenchWorld } from './world.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })

const sizes = values.quick ? [10_000] : [10_000, 100_000]
const pace: Pace = values.quick
  ? { connections: [16], seconds: 2, turns: 1 }
  : { connections: [1, 16], seconds: 3, turns: 2 }

const dataDir = mkdtempSync(join(tmpdir(), 'myhezo-bench-'))
chmodSync(dataDir, 0o755)
const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') })
try {
  await run(server.url)
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function run(serverUrl: string): Promise<void> {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load before: ${loadAverage()}`)
  const start = await measureStart(join(dataDir, 'start'))
  const slaDue = await measureSlaDue()
  const figures: Figure[] = []
  let memory: MemoryOfRun | null = null
  let firstViews: readonly (readonly [string, FirstView])[] = []
  for (const tickets of sizes) {
    const world = await openWorld(serverUrl, dataDir, tickets, (text) => console.log(`${tickets}: ${text}`))
    await createFloorTables(world.databaseUrl)
    memory = await measureWorld(world, tickets, pace, (figure) => {
      figures.push(figure)
      console.log(lineOf(figure))
    })
    firstViews = await viewsOf(world)
    await world.portal.close()
  }
  if (memory === null) throw new Error('Nothing was measured')
  console.log(`\n${tables(figures, { memory, start, slaDue, firstViews })}\n\nload after: ${loadAverage()}`)
}

async function createFloorTables(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(floorTables)
  await client.end()
}

async function viewsOf({ config, databaseUrl, customers, engineer }: BenchWorld) {
  const port = await freePort()
  const web = startNode(['cli.js', 'serve'], {
    PORTAL_MODE: 'test',
    PORT: String(port),
    DATA_DIR: config.dataDir,
    DATABASE_URL: databaseUrl,
    PORTAL_CLOCK: config.clockStart?.toString() ?? '',
    LOG_LEVEL: 'error',
  })
  // Browsers send cookies for secure transport also to this name.
  const origin = `http://localhost:${port}`
  await untilAnswers(`${origin}/readyz`)
  const views = await withBrowser(
    async (browser) =>
      [
        ["agent's queue", await measureFirstView(browser, origin, '/k/kolejka', engineer.session)],
        ["customer's Pulpit", await measureFirstView(browser, origin, '/pulpit', customers[0]?.session ?? '')],
      ] as const,
  )
  await web.stop()
  return views
}
