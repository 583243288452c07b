import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const NODE = join(ROOT, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
const ENTRY = join(ROOT, 'build', 'start.js')

/** The moment of the demo world's stories: Tuesday after Easter, five minutes into the working day. */
const DEMO_MORNING = '2027-03-30T09:05:00+02:00'

/** The built portal with the demo world, as `npm start` runs it. */
export type RunningPortal = { readonly url: string; readonly stop: () => Promise<void> }

/** Starts the portal in a folder and on a port of its own, and waits until it is ready. */
export async function startPortal(): Promise<RunningPortal> {
  if (!existsSync(ENTRY)) throw new Error('The portal is not built: run "node scripts/build.ts" first.')
  const folder = await mkdtemp(join(tmpdir(), 'myhezo-journeys-'))
  const port = await freePort()
  const portal = spawn(NODE, ['--enable-source-maps', ENTRY], { env: environment(folder, port), stdio: 'pipe' })
  const url = `http://localhost:${port}`
  await saysItsAddress(portal, url)
  return {
    url,
    stop: async () => {
      if (portal.exitCode === null && portal.kill('SIGTERM')) await once(portal, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function environment(folder: string, port: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    PORTAL_MODE: 'demo',
    PORTAL_CLOCK: DEMO_MORNING,
    DEMO_FIXED_SECRETS: 'yes',
    DATA_DIR: folder,
    PORT: String(port),
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}

/** The address is the last thing of a start: database, demo world and web server stand when it is printed. */
function saysItsAddress(portal: ChildProcess, url: string): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += String(chunk)
      if (said.includes(url)) resolve()
    }
    portal.stdout?.on('data', listen)
    portal.stderr?.on('data', listen)
    portal.once('error', reject)
    portal.once('exit', (code) => reject(new Error(`The portal ended with ${code}:\n${said}`)))
  })
}
