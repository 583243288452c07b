import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { roundTheClock, weekdays, type Calendar } from '../../src/modules/calendar/rules/calendar.ts'
import { changeCalendar } from '../../src/modules/calendar/index.ts'
import { planVersionId, syncPlans } from '../../src/modules/catalogue/index.ts'
import { tickClocks } from '../../src/modules/promises/index.ts'
import { followCalendar } from '../../src/modules/tickets/actions/follow-calendar.ts'
import { listQueue } from '../../src/modules/tickets/index.ts'
import { systemContext, type Context } from '../../src/platform/context.ts'
import type { Db } from '../../src/platform/db.ts'
import { onScratchPortal } from '../oracle-report.ts'
import { addOwners, fillClocks, FILL_START } from './fill-clocks.ts'
import { startWriter, type Latency } from './concurrent-writer.ts'

const RUNGS = 1_000
const SECONDS_BETWEEN_LINES = 5

/** One row of the table: what was measured, and its figure. */
type Figures = ReadonlyMap<string, string>

type Bench = (now?: Temporal.Instant) => Context<Db>

/** Fills a database with more and more open clocks, measures the work on all of them, and prints the table. */
export function measureStoredClocks(sizes: readonly number[]): Promise<void> {
  return onScratchPortal(async (portal) => {
    const ctx: Bench = (now = FILL_START) => ({ ...systemContext(portal.services, portal.db, 'bench'), now })
    await syncPlans(ctx())
    const planId = await planVersionId(ctx(), 'LOGI-HEZOPLUS')
    await addOwners(portal.db, planId)
    const columns: Figures[] = []
    let filled = 0
    for (const size of sizes) {
      await fillClocks(portal.databaseUrl, planId, filled, size, console.log)
      filled = size
      columns.push(await measureSize(ctx, portal.databaseUrl, size))
      if (size !== sizes.at(-1)) await comeBack(ctx)
    }
    printTable(sizes, columns)
  })
}

async function measureSize(ctx: Bench, url: string, size: number): Promise<Figures> {
  const figures = new Map<string, string>()
  const note = (what: string, figure: string) => {
    figures.set(what, figure)
    console.log(`${size} open clocks: ${what}: ${figure}`)
  }
  const idle = await repeated(50, () => tickClocks(ctx()))
  note('ticker’s pass when nothing is due, p50', `${idle.p50} ms`)
  const queue = await repeated(100, () => listQueue(ctx(), { limit: 50 }))
  note('first 50 of the queue by next due, p50', `${queue.p50} ms`)
  await measureRush(ctx, note)
  await measureWalk(ctx, url, size, 'one day closed', oneDayClosed, note)
  await measureWalk(ctx, url, size, 'all move', threeHoursADay, note)
  note('memory of the process', `${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`)
  return figures
}

/** To the hours on which the next clocks will be filled in. */
async function comeBack(ctx: Bench): Promise<void> {
  await changeCalendar(ctx(), roundTheClock, 'pomiar')
  await followCalendar(ctx(), '24x7', null, Infinity)
}

type Note = (what: string, figure: string) => void

const oneDayClosed: Calendar = {
  ...roundTheClock,
  exceptions: [{ date: '2026-11-21', kind: 'closed', reason: 'pomiar', author: 'pomiar' }],
}

/** No clock of four hours can end where it did. */
const threeHoursADay: Calendar = {
  id: roundTheClock.id,
  timeZone: roundTheClock.timeZone,
  statutory: 'none',
  exceptions: [],
  windows: weekdays([1, 2, 3, 4, 5, 6, 7], { opensMinute: 12 * 60, closesMinute: 15 * 60 }),
}

/** A changed calendar, followed as the command follows it, while somebody else writes to tickets all the time. */
async function measureWalk(
  ctx: Bench,
  url: string,
  size: number,
  name: string,
  calendar: Calendar,
  note: Note,
): Promise<void> {
  await changeCalendar(ctx(), calendar, 'pomiar')
  const writer = await startWriter(url, size)
  const [began, line] = [performance.now(), everySeconds(SECONDS_BETWEEN_LINES)]
  const { checked, moved } = await followCalendar(ctx(), '24x7', null, Infinity, (so) =>
    line(() => `  ${so.checked} of ${size} looked at, ${so.moved} moved`),
  )
  const seconds = (performance.now() - began) / 1000
  if (checked !== size) throw new Error(`The walk saw ${checked} of ${size} clocks`)
  note(`walk after a changed calendar, ${name}`, `${seconds.toFixed(1)} s (${moved} moved)`)
  note(`writer beside it, ${name}`, inWords(await writer.stop()))
}

const inWords = ({ p50, p99, max }: Latency): string =>
  `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(0)} ms, longest ${max.toFixed(0)} ms`

/** The minute in which a thousand fall due: until the last of them is recorded. */
async function measureRush(ctx: Bench, note: Note): Promise<void> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select next_moment_at as at from promise_clock where next_moment_at is not null
    order by next_moment_at offset ${RUNGS - 1} limit 1`.execute(ctx().db)
  const rush = ctx(rows[0]?.at ?? FILL_START)
  const began = performance.now()
  let told = 0
  for (let more = true; more;) {
    const pass = await tickClocks(rush)
    told += pass.told
    more = pass.more
  }
  note('clocks due together, recorded', `${told} in ${((performance.now() - began) / 1000).toFixed(2)} s`)
}

function everySeconds(seconds: number): (line: () => string) => void {
  let last = performance.now()
  return (line) => {
    if (performance.now() - last < seconds * 1000) return
    last = performance.now()
    console.log(line())
  }
}

async function repeated(runs: number, work: () => Promise<unknown>): Promise<{ p50: string }> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  const sorted = times.toSorted((one, other) => one - other)
  return { p50: (sorted[Math.floor(runs / 2)] ?? 0).toFixed(1) }
}

/** As it stands in docs/performance.md. */
function printTable(sizes: readonly number[], columns: readonly Figures[]): void {
  const rows = [...(columns[0]?.keys() ?? [])].map(
    (what) => `| ${what} | ${columns.map((figures) => figures.get(what) ?? '').join(' | ')} |`,
  )
  const head = `| Open clocks | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} |`
  console.log(['', head, `|---${'|---'.repeat(sizes.length)}|`, ...rows].join('\n'))
}
