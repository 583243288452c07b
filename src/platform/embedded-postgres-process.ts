import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Home } from './embedded-postgres-files.ts'

/** Larger than any process number the kernel can give. */
const NO_PROCESS = 4_194_305
const PATIENCE = 60_000

/** Stops our server: first "fast" (open work is rolled back), after a minute "immediate" (the next start replays the journal). */
export async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  const hurry = setTimeout(() => child.kill('SIGQUIT'), PATIENCE)
  await ended
  clearTimeout(hurry)
}

/**
 * Deals with what a killed portal left: stops a server that still runs, and corrects a process file whose number now
 * belongs to another program (usual in containers, where numbers are low), over which the server would stumble.
 *
 * The file is corrected rather than deleted because it also lets the server notice its own orphaned workers.
 */
export async function settleLeftOver(home: Home, log?: (message: string) => void): Promise<void> {
  const path = join(home.cluster, 'postmaster.pid')
  const content = await readFile(path, 'utf8').catch(() => '')
  const pid = Number.parseInt(content, 10)
  if (!pid || !isAlive(pid)) return
  if (!(await isServerOf(pid, home))) {
    await writeFile(path, content.replace(/^\d+/, String(NO_PROCESS)))
    return
  }

  log?.(`Stopping a database server (process ${pid}) that was left behind`)
  process.kill(pid, 'SIGINT')
  await waitForEnd(pid, home)
}

async function waitForEnd(pid: number, home: Home): Promise<void> {
  for (let waited = 0; isAlive(pid) && (await isServerOf(pid, home)); waited += 10) {
    if (waited === PATIENCE) process.kill(pid, 'SIGQUIT')
    await pause(10)
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A process that ended but was not yet reaped has an empty command line. */
async function isServerOf(pid: number, home: Home): Promise<boolean> {
  const parameters = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  return parameters.includes('-D') && parameters.includes(home.cluster)
}
