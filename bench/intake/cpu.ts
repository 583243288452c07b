import { readFileSync, readdirSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** Seconds of processor time that a process has used so far, with or without those below it. */
export function processorSeconds(root: number, withChildren = true): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readStat(Number(name)) : []))
  const childrenOf = Map.groupBy(all, ({ parent }) => parent)
  const below = (pid: number): number =>
    (childrenOf.get(pid) ?? []).reduce((total, child) => total + child.own + child.ended + below(child.pid), 0)
  const { own = 0, ended = 0 } = all.find(({ pid }) => pid === root) ?? {}
  return (withChildren ? own + ended + below(root) : own) / TICKS_PER_SECOND
}

type Stat = { readonly pid: number; readonly parent: number; readonly own: number; readonly ended: number }

function readStat(pid: number): Stat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15)
    return [{ pid, parent: fields[1] ?? 0, own: user + system, ended: endedUser + endedSystem }]
  } catch {
    return []
  }
}
