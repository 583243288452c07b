import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '../src/platform/root.ts'

const built = join(projectRoot, 'build')
const PATIENCE = 120_000

export type MemoryUse = { readonly own: number; readonly shared: number }

/** A server or worker of its own, measured from outside. */
export type Measurable = {
  readonly pid: number
  /** Resident memory in MiB: what is this process's alone, and what it may share with others, such as Node's own code. */
  readonly memory: () => MemoryUse
  readonly stop: () => Promise<void>
}

export function startNode(parameters: readonly string[], environment: Record<string, string>): Measurable {
  const [entry = '', ...more] = parameters
  const child = spawn(process.execPath, [...process.execArgv, join(built, entry), ...more], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { pid: child.pid ?? 0, memory: () => residentMemory(child), stop: () => stop(child) }
}

function residentMemory({ pid }: ChildProcess): MemoryUse {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1]) / 1024
  return {
    own: of('Private_Clean') + of('Private_Dirty'),
    shared: of('Shared_Clean') + of('Shared_Dirty'),
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** @returns the milliseconds until the address answered well for the first time. */
export async function untilAnswers(address: string): Promise<number> {
  const begun = performance.now()
  while (!(await answers(address))) {
    if (performance.now() - begun > PATIENCE) throw new Error(`${address} stays silent`)
    await pause(10)
  }
  return performance.now() - begun
}

async function answers(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address)
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}

/** Runs one program to its end. @returns its output. */
export async function runNode(parameters: readonly string[], input: string): Promise<string> {
  const [entry = '', ...more] = parameters
  const child = spawn(process.execPath, [join(built, entry), ...more], { stdio: ['pipe', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
  child.stdin.end(input)
  await once(child, 'close')
  return output
}

/** The load that others put on the machine, for the reader of the figures. */
export const loadAverage = (): string => readFileSync('/proc/loadavg', 'utf8').split(' ')[0] ?? ''
