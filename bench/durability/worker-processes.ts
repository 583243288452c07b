import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { projectRoot } from '../../src/platform/root.ts'

/** Some workers of the built portal, each a process of its own with a name that the database shows. */
export type Workers = {
  /** Waits until as many as wanted work; a killed one is replaced. */
  readonly untilReady: (url: string) => Promise<void>
  /** Ends one as a power cut would. */
  readonly kill: (name: string) => Promise<void>
  readonly stop: () => Promise<void>
}

type Wish = { readonly environment: Readonly<Record<string, string>>; readonly count: number }

const PATIENCE = 60_000

export function startWorkers({ environment, count }: Wish): Workers {
  const alive = new Map<string, ChildProcess>()
  let started = 0
  const startMissing = () => {
    while (alive.size < count) {
      const name = `worker-${++started}`
      alive.set(
        name,
        spawn(process.execPath, [join(projectRoot, 'build', 'cli.js'), 'worker'], {
          env: { ...process.env, ...environment, PGAPPNAME: name },
          stdio: ['ignore', 'ignore', 'inherit'],
        }),
      )
    }
  }
  const end = async (name: string, signal: NodeJS.Signals) => {
    const child = alive.get(name)
    alive.delete(name)
    if (child === undefined || child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return {
    untilReady: (url) => {
      startMissing()
      return untilAllListen(url, [...alive.keys()])
    },
    kill: (name) => end(name, 'SIGKILL'),
    stop: async () => {
      await Promise.all([...alive.keys()].map((name) => end(name, 'SIGTERM')))
    },
  }
}

/** A worker that listens for moved clocks has started its ticker. */
async function untilAllListen(url: string, names: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const begun = performance.now()
  try {
    for (;;) {
      const { rows } = await client.query<{ name: string }>(
        `select distinct application_name as name from pg_stat_activity where query = 'listen "portal_clock"'`,
      )
      if (names.every((name) => rows.some((row) => row.name === name))) return
      if (performance.now() - begun > PATIENCE) throw new Error(`Not every worker is ready: ${names.join(' ')}`)
      await pause(20)
    }
  } finally {
    await client.end()
  }
}
