import type { Start } from './extras.ts'
import type { FirstView } from './first-view.ts'
import type { Figure, Memory, MemoryOfRun } from './measure.ts'

export type Extras = {
  readonly memory: MemoryOfRun
  readonly start: Start
  readonly slaDue: number
  readonly firstViews: readonly (readonly [string, FirstView])[]
}

/** One line of the run as it happens. */
export function lineOf({ tickets, journey, connections, portal, floor }: Figure): string {
  const failed = portal.failed + floor.failed
  const trouble = failed > 0 ? `  ${failed} FAILED` : ''
  return `${tickets} · ${connections} · ${journey.name}: ${rounded(portal.perSecond)}/s of ${rounded(floor.perSecond)}/s, p99 ${portal.p99} ms${trouble}`
}

/** The whole run as Markdown, ready for docs/performance.md. */
export function tables(figures: readonly Figure[], extras: Extras): string {
  const sizes = [...new Set(figures.map(({ tickets }) => tickets))]
  const parts = sizes.flatMap((tickets) => {
    const mine = figures.filter((figure) => figure.tickets === tickets)
    return [`### ${tickets.toLocaleString('en')} tickets`, figureTable(mine)]
  })
  return [...parts, ...(sizes.length > 1 ? ['### Growth', growthTable(figures, sizes)] : []), extrasTable(extras)].join(
    '\n\n',
  )
}

function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ journey, connections, portal, floor }) => {
    const share = portal.perSecond / floor.perSecond
    const { goal } = journey
    const isJudged = connections === 16
    return [
      journey.title,
      connections,
      `${rounded(portal.perSecond)} · ${portal.p50} · ${portal.p99}`,
      `${rounded(floor.perSecond)} · ${floor.p50} · ${floor.p99}`,
      share.toFixed(2),
      isJudged ? verdict(goal.share, share >= goal.share) : '',
      isJudged && goal.p99 !== null ? verdict(goal.p99, portal.p99 <= goal.p99) : '',
    ]
  })
  return table(
    [
      'journey',
      'conn.',
      'ours: req/s · p50 · p99 ms',
      'floor: req/s · p50 · p99 ms',
      'ours ÷ floor',
      'goal ≥',
      'p99 goal ≤ ms',
    ],
    rows,
  )
}

const verdict = (goal: number, reached: boolean): string => `${goal} ${reached ? 'reached' : 'missed'}`

/** What a request costs in the larger world, in requests of the smaller one. */
function growthTable(figures: readonly Figure[], sizes: readonly number[]): string {
  const [small = 0] = sizes
  const large = sizes.at(-1) ?? 0
  const at = (tickets: number, name: string) =>
    figures.find((each) => each.tickets === tickets && each.journey.name === name && each.connections === 16)
  const names = [...new Set(figures.map(({ journey }) => journey.name))]
  const rows = names.flatMap((name) => {
    const [before, after] = [at(small, name), at(large, name)]
    if (before === undefined || after === undefined) return []
    const growth = (of: 'portal' | 'floor') => (before[of].perSecond / after[of].perSecond).toFixed(2)
    return [[before.journey.title, growth('portal'), growth('floor')]]
  })
  return table([`16 connections, ${small} → ${large}`, 'ours costs ×', 'floor costs ×'], rows)
}

function extrasTable({ memory, start, slaDue, firstViews }: Extras): string {
  const rows = [
    ['memory at rest', memoryText(memory.rest), verdict(130, memory.rest.together <= 130)],
    ['memory under load', memoryText(memory.load), verdict(250, memory.load.together <= 250)],
    ['start to first page, empty folder', `${(start.first / 1000).toFixed(2)} s`, ''],
    ['start to first page, installed', `${(start.next / 1000).toFixed(2)} s`, verdict(2, start.next <= 2000)],
    ['sla due', `${rounded(slaDue)} lines/s`, verdict(50_000, slaDue >= 50_000)],
    ...firstViews.flatMap(([name, view]) => firstViewRows(name, view)),
  ]
  return table(['besides', 'measured', 'goal'], rows)
}

const memoryText = ({ web, worker, together }: Memory): string =>
  `${rounded(together)} MiB (web ${rounded(web)}, worker ${rounded(worker)}, what both share counted once)`

function firstViewRows(name: string, { requests, page, script, all, slow }: FirstView) {
  const bytes = `${kilobytes(all)} kB in all, ${kilobytes(page)} kB page, ${kilobytes(script)} kB script`
  return [
    [`first view, ${name}`, `${requests} requests, ${bytes}`, verdict(160, all <= 160_000 && requests <= 12)],
    [`the same on the slow line: LCP`, `${slow.first} ms`, verdict(700, slow.first <= 700)],
    [`next view on the slow line: LCP`, `${slow.next} ms`, verdict(400, slow.next <= 400)],
    [`what moved while it loaded: CLS`, slow.shift, verdict(0, slow.shift === 0)],
  ]
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const rounded = (value: number): string => Math.round(value).toLocaleString('en')
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0)
