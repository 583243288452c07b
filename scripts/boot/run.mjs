import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { node24, root } from './paths.mjs'

// Without these a burst of pages leaves hundreds of MiB behind; maps of the sources would take 20 MiB in each process.
const options = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4', '--heap-growing-percent=50']

/** One pool of memory for each of many threads would keep what the password hashes needed. */
const environmentOfAll = {
  MALLOC_ARENA_MAX: '1',
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile'),
}

/** Runs a program under the pinned Node with this terminal and returns its exit code. */
export function runNode(parameters, environment = {}) {
  const [program, ...rest] = parameters
  const child = spawn(node24, [...options, join(root, program), ...rest], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...environmentOfAll, ...process.env, ...environment },
  })
  const stopWatching = watchParent(child)
  forwardSignals(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      stopWatching()
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}

/**
 * Passes each signal on once. Ctrl-C in a terminal reaches the whole group, the child included, and npm passes it to
 * this process a second time; a second one at once would cut the child's orderly stop short.
 */
function forwardSignals(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    let seen = false
    process.on(signal, () => {
      if (seen) return
      seen = true
      const fromTerminal = signal === 'SIGINT' && process.stdin.isTTY
      setTimeout(() => child.kill(signal), fromTerminal ? 2000 : 0).unref()
    })
  }
}

/** When npm is killed outright nobody tells this process; it then ends the child rather than leave it running unseen. */
function watchParent(child) {
  if (!process.env.npm_lifecycle_event) return () => undefined
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500)
  return () => clearInterval(timer)
}
