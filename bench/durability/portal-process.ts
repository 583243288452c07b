import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '../../src/platform/root.ts'

/** The real portal as its own process: web, worker and database, as `npm start` runs it. */
export type PortalProcess = {
  readonly origin: string
  /** Where it takes mail. */
  readonly mailPort: number
  /** Starts it anew and waits until it answers. */
  readonly start: () => Promise<void>
  readonly untilReady: () => Promise<void>
  /** Ends it as a power cut would, without a word. */
  readonly killPortal: () => Promise<void>
  readonly killDatabase: () => Promise<void>
  /** Ends one of the database's own processes, over which it restarts all of them. */
  readonly killBackend: () => Promise<void>
  readonly stop: () => Promise<void>
}

export type PortalSettings = {
  readonly dataDir: string
  readonly port: number
  /** Of the mail server outside. */
  readonly smtpPort: number
  readonly mailPort: number
}

const PATIENCE = 60_000
const built = join(projectRoot, 'build')

export function portalProcess({ dataDir, port, smtpPort, mailPort }: PortalSettings): PortalProcess {
  const origin = `http://127.0.0.1:${port}`
  const environment = {
    ...process.env,
    PORTAL_MODE: 'test',
    DATA_DIR: dataDir,
    PORT: String(port),
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    MAIL_LISTEN: `127.0.0.1:${mailPort}`,
    LOG_LEVEL: 'silent',
  }
  const cluster = join(dataDir, 'postgres', 'cluster')
  let child: ChildProcess | null = null

  const untilReady = () => untilItAnswers(origin, () => child)
  return {
    origin,
    mailPort,
    untilReady,
    start: async () => {
      child = spawn(process.execPath, [join(built, 'start.js')], {
        env: environment,
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      await untilReady()
    },
    killPortal: () => end(child, 'SIGKILL'),
    killDatabase: async () => {
      const postmaster = await postmasterOf(cluster)
      await killAndWait(postmaster, await backendsOf(postmaster))
    },
    killBackend: async () => {
      const backends = await backendsOf(await postmasterOf(cluster))
      if (backends[0] !== undefined) await killAndWait(backends[0], backends)
    },
    stop: () => end(child, 'SIGTERM'),
  }
}

async function end(child: ChildProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** @throws when the process ends or stays silent for a minute. */
async function untilItAnswers(origin: string, childNow: () => ChildProcess | null): Promise<void> {
  const begun = performance.now()
  while (!(await isReady(origin))) {
    const child = childNow()
    if (child?.exitCode !== null) throw new Error(`The portal ended with exit code ${child?.exitCode}`)
    if (performance.now() - begun > PATIENCE) throw new Error('The portal is not ready after a minute')
    await pause(20)
  }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2000) })
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}

async function postmasterOf(cluster: string): Promise<number> {
  return Number.parseInt(await readFile(join(cluster, 'postmaster.pid'), 'utf8'), 10)
}

/** The connections that the database serves. */
async function backendsOf(postmaster: number): Promise<readonly number[]> {
  const found: number[] = []
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const title = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (!title.startsWith('postgres: portal portal')) continue
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) === postmaster) found.push(Number(pid))
  }
  return found
}

/** Until the last of these connections has ended, the portal would seem to have come through unhurt. */
async function killAndWait(victim: number, backends: readonly number[]): Promise<void> {
  process.kill(victim, 'SIGKILL')
  while (backends.some((pid) => existsSync(`/proc/${pid}/exe`))) await pause(2)
}

/** Runs a command of the built portal beside the running one. @returns its output. */
export async function runCommand(dataDir: string, parameters: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(built, 'cli.js'), ...parameters], {
    env: { ...process.env, PORTAL_MODE: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
  await once(child, 'close')
  return output
}

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}
