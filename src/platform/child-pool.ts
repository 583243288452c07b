import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './root.ts'

/** What became of a piece of work: the child's answer, or that the child had to be ended or died of it. */
export type ChildOutcome = { readonly answer: unknown } | { readonly failed: 'too_slow' | 'crashed' }

/** Processes for work that may be hostile: none of it can stop, fill or change the process that asked. */
export type ChildPool = {
  readonly run: (request: object) => Promise<ChildOutcome>
  readonly close: () => void
}

export type ChildPoolOptions = {
  /** The program: a file that answers each message with one message, after a first one when it is ready. */
  readonly entry: string
  readonly size: number
  readonly memoryMegabytes: number
  /** How long one piece of work may take before its process is ended. */
  readonly wallMilliseconds: number
  /** A process is replaced after so many pieces, so that nothing stays from one to the next for long. */
  readonly recycleAfter: number
}

const START_MILLISECONDS = 30_000

type Worker = { readonly child: ChildProcess; done: number }

/** Opens a pool; its processes start with the first work and get neither secrets nor the right to write files. */
export function openChildPool(options: ChildPoolOptions): ChildPool {
  const idle: Worker[] = []
  const waiting: (() => void)[] = []
  const all = new Set<ChildProcess>()
  let busy = 0

  const enter = async (): Promise<void> => {
    if (busy >= options.size) await new Promise<void>((resolve) => waiting.push(resolve))
    else busy++
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) busy--
    else next()
  }

  return {
    run: async (request) => {
      await enter()
      try {
        const worker = idle.pop() ?? (await start(options, all))
        if (worker === null) return { failed: 'crashed' }
        const outcome = await ask(worker.child, request, options.wallMilliseconds)
        worker.done++
        const isGood = 'answer' in outcome && worker.done < options.recycleAfter && worker.child.connected
        if (isGood) idle.push(worker)
        else worker.child.kill('SIGKILL')
        return outcome
      } finally {
        leave()
      }
    },
    close: () => {
      idle.length = 0
      for (const child of all) child.kill('SIGKILL')
    },
  }
}

async function start({ entry, memoryMegabytes }: ChildPoolOptions, all: Set<ChildProcess>): Promise<Worker | null> {
  const child = fork(entry, [], {
    execArgv: [
      `--max-old-space-size=${memoryMegabytes}`,
      '--disable-proto=delete',
      '--disable-warning=ExperimentalWarning',
      '--permission',
      ...readable().map((folder) => `--allow-fs-read=${folder}/*`),
    ],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  all.add(child)
  child.once('exit', () => all.delete(child))
  const started = await nextMessage(child, START_MILLISECONDS)
  if ('answer' in started) return { child, done: 0 }
  child.kill('SIGKILL')
  return null
}

/** The checkout, and its packages where they lie elsewhere behind a link. */
function readable(): string[] {
  const packages = join(projectRoot, 'node_modules')
  return [projectRoot, ...(existsSync(packages) ? [realpathSync(packages)] : [])]
}

function ask(child: ChildProcess, request: object, milliseconds: number): Promise<ChildOutcome> {
  const outcome = nextMessage(child, milliseconds)
  if (child.connected) child.send(request, () => undefined)
  return outcome
}

function nextMessage(child: ChildProcess, milliseconds: number): Promise<ChildOutcome> {
  return new Promise((resolve) => {
    const settle = (outcome: ChildOutcome) => {
      clearTimeout(timer)
      child.off('message', heard)
      child.off('exit', died)
      child.off('error', died)
      resolve(outcome)
    }
    const heard = (answer: unknown) => settle({ answer })
    const died = () => settle({ failed: 'crashed' })
    const timer = setTimeout(() => settle({ failed: 'too_slow' }), milliseconds)
    child.once('message', heard)
    child.once('exit', died)
    child.once('error', died)
    if (child.exitCode !== null || child.signalCode !== null) died()
  })
}
