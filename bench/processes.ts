import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '../src/platform/root.ts'

const built = join(projectRoot, 'build')
const PATIENCE = 120_000

/** A server or worker of its own, measured from outside. */
export type Measurable = {
  /** Resident memory of this process, in MiB. */
  readonly memory: () => number
  readonly stop: () => Promise<void>
}

export function startNode(parameters: readonly string[], environment: Record<string, string>): Measurable {
  const [entry = '', ...more] = parameters
  const child = spawn(process.execPath, [join(built, entry), ...more], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { memory: () => residentMemory(child), stop: () => stop(child) }
}

function residentMemory({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024
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

export const assetsOf = (): readonly string[] => readdirSync(join(built, 'assets'))

export const readAsset = (name: string): Buffer => readFileSync(join(built, 'assets', name))
