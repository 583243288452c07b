import type { Request } from 'autocannon'
import { freePort } from './durability/portal-process.ts'
import type { FloorSettings, FloorTask } from './floor-task.ts'
import { floorTaskOf, journeysOf, type Journey } from './journeys.ts'
import type { Load, Measured } from './load.ts'
import { runNode, startNode, untilAnswers, type Measurable, type MemoryUse } from './processes.ts'
import type { BenchWorld } from './world.ts'

export type Pace = {
  readonly connections: readonly number[]
  readonly seconds: number
  /** Floor and portal take turns; the better of each counts, because neighbours on the machine only ever slow down. */
  readonly turns: number
}

export type Figure = {
  readonly tickets: number
  readonly journey: Journey
  readonly connections: number
  readonly portal: Measured
  readonly floor: Measured
}

/** In MiB. `together` counts once what both processes share. */
export type Memory = { readonly web: number; readonly worker: number; readonly together: number }
export type MemoryOfRun = { readonly rest: Memory; readonly load: Memory }

/** Every journey in one world: reads with the web process alone, writes with the worker beside it. */
export async function measureWorld(
  world: BenchWorld,
  tickets: number,
  pace: Pace,
  report: (figure: Figure) => void,
): Promise<MemoryOfRun> {
  const journeys = await journeysOf(world)
  const environment = await environmentOf(world)
  const web = startNode(['cli.js', 'serve'], environment)
  const origin = `http://127.0.0.1:${environment['PORT']}`
  await untilAnswers(`${origin}/readyz`)
  const webAtRest = web.memory()
  const floor = await startFloor(world, journeys, origin)

  await measureAll(
    journeys.filter(({ writes }) => !writes),
    { tickets, origin, floor: floor.origin, pace, report },
  )
  const worker = startNode(['cli.js', 'worker'], environment)
  await untilQuiet(worker)
  const rest = memoryOf(webAtRest, worker.memory())
  await measureAll(
    journeys.filter(({ writes }) => writes),
    { tickets, origin, floor: floor.origin, pace, report },
  )
  const memory = { rest, load: memoryOf(web.memory(), worker.memory()) }
  await worker.stop()
  await floor.stop()
  await web.stop()
  return memory
}

const memoryOf = (web: MemoryUse, worker: MemoryUse): Memory => ({
  web: web.own + web.shared,
  worker: worker.own + worker.shared,
  together: web.own + worker.own + Math.max(web.shared, worker.shared),
})

async function environmentOf({ config, databaseUrl }: BenchWorld): Promise<Record<string, string>> {
  return {
    PORTAL_MODE: 'test',
    PORT: String(await freePort()),
    DATA_DIR: config.dataDir,
    DATABASE_URL: databaseUrl,
    PORTAL_CLOCK: config.clockStart?.toString() ?? '',
    TRUST_PROXY: 'yes',
    LOG_LEVEL: 'error',
  }
}

/** A worker has no address to ask; it is there when its memory stays as it is. */
async function untilQuiet(worker: Measurable): Promise<void> {
  for (let before = 0, now = 1; Math.abs(now - before) > 0.5;) {
    before = now
    await new Promise((resolve) => setTimeout(resolve, 1000))
    now = worker.memory().own
  }
}

async function startFloor({ databaseUrl }: BenchWorld, journeys: readonly Journey[], portalOrigin: string) {
  const tasks: Record<string, FloorTask> = {}
  for (const journey of journeys) tasks[journey.name] = await floorTaskOf(journey, portalOrigin)
  const settings: FloorSettings = { port: await freePort(), databaseUrl, tasks }
  const floor = startNode(['bench-floor.js'], { FLOOR: JSON.stringify(settings) })
  const origin = `http://127.0.0.1:${settings.port}`
  await untilAnswers(`${origin}/readyz`)
  return { origin, stop: floor.stop }
}

type Round = {
  readonly tickets: number
  readonly origin: string
  readonly floor: string
  readonly pace: Pace
  readonly report: (figure: Figure) => void
}

async function measureAll(
  journeys: readonly Journey[],
  { tickets, origin, floor, pace, report }: Round,
): Promise<void> {
  for (const journey of journeys) {
    const bare: Request[] = [{ method: journey.writes ? 'POST' : 'GET', path: `/${journey.name}` }]
    for (const connections of pace.connections) {
      await load({ origin, connections, seconds: 1, requests: journey.requests })
      const turns: { portal: Measured; floor: Measured }[] = []
      for (let turn = 0; turn < pace.turns; turn++) {
        turns.push({
          floor: await load({ origin: floor, connections, seconds: pace.seconds, requests: bare }),
          portal: await load({ origin, connections, seconds: pace.seconds, requests: journey.requests }),
        })
      }
      const portal = best(turns.map((turn) => turn.portal))
      report({ tickets, journey, connections, portal, floor: best(turns.map((turn) => turn.floor)) })
    }
  }
}

const best = (measured: readonly Measured[]): Measured =>
  measured.reduce((one, other) => (other.perSecond > one.perSecond ? other : one))

async function load(wanted: Load): Promise<Measured> {
  return JSON.parse(await runNode(['bench-load.js'], JSON.stringify(wanted))) as Measured
}
