import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assembly } from '../src/assembly.ts'
import { parseConfig } from '../src/platform/config.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openPortal, type Portal } from '../src/platform/portal.ts'
import { projectRoot } from '../src/platform/root.ts'

/** Runs `work` on a portal of its own: an empty embedded database that is thrown away afterwards. */
export async function onScratchPortal<Result>(work: (portal: Portal) => Promise<Result>): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'myhezo-oracle-'))
  chmodSync(dataDir, 0o755)
  const config = parseConfig({ PORTAL_MODE: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const prepare = async (url: string) => {
    await migrate(url, join(projectRoot, 'db', 'migrations'))
  }
  const portal = await openPortal(assembly, config, { prepare })
  try {
    return await work(portal)
  } finally {
    await portal.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

export const shuffled = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item)

/** Prints each way against the first. @returns whether all stay within 0.45–0.55 and 10 % (F10). */
export function report(times: ReadonlyMap<string, number[]>): boolean {
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
