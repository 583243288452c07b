import { Client } from 'pg'
import { makeBell, type Bell } from './bell.ts'
import type { Logger } from './log.ts'

/** A loop that runs until it is told to stop, and finishes what it has begun. */
export type Loop = { readonly stop: () => Promise<void> }

export type WakeLoopOptions = {
  readonly name: string
  readonly databaseUrl: string
  /** A notification on this channel wakes the loop at once. */
  readonly channel: string
  /** It looks by itself this often, in case a notification was lost or a moment has come. */
  readonly everySeconds: number
  /** So many run side by side. */
  readonly lanes: number
  readonly log: Logger
  /** Does one piece of work. @returns whether there may be more. */
  readonly work: () => Promise<boolean>
}

const PAUSE_BETWEEN_CONNECTIONS = 5000

/**
 * Runs `work` again and again while there is some, sleeps until it is woken, and outlives every failure. News wake one
 * lane; the others are called to help by a lane that has found a second piece of work, so that they do not all run to a
 * single one.
 */
export function startWakeLoop(options: WakeLoopOptions): Loop {
  const crew = makeCrew()
  const lanes = Array.from({ length: options.lanes }, () => startLane(options, crew))
  const listener = startListener(options, crew.call)
  return {
    stop: async () => {
      await Promise.all([listener.stop(), ...lanes.map((lane) => lane.stop())])
    },
  }
}

type Crew = {
  /** Wakes one who sleeps; while all work, the next who wants to sleep looks once more. */
  readonly call: () => void
  readonly sleep: (bell: Bell, milliseconds: number) => Promise<void>
}

function makeCrew(): Crew {
  const asleep = new Set<Bell>()
  let isCalled = false
  return {
    call: () => {
      const [first] = asleep
      if (first === undefined) isCalled = true
      else {
        asleep.delete(first)
        first.ring()
      }
    },
    sleep: async (bell, milliseconds) => {
      if (isCalled) {
        isCalled = false
        return
      }
      asleep.add(bell)
      await bell.rings(milliseconds)
      asleep.delete(bell)
    },
  }
}

function startLane({ name, everySeconds, log, work }: WakeLoopOptions, crew: Crew) {
  const bell = makeBell()
  let stopping = false
  const run = async () => {
    let done = 0
    while (!stopping) {
      const more = await work().catch((error: unknown) => {
        log.error({ err: error, loop: name }, 'loop failed, it goes on')
        return false
      })
      done = more ? done + 1 : 0
      if (done > 1) crew.call()
      if (!more && !stopping) await crew.sleep(bell, everySeconds * 1000)
    }
  }
  const finished = run()
  return {
    stop: async () => {
      stopping = true
      bell.ring()
      await finished
    },
  }
}

/** Keeps a connection that listens; a lost one is made anew, and the loop is woken because something may have been missed. */
function startListener({ databaseUrl, channel, log }: WakeLoopOptions, wake: () => void): Loop {
  const bell = makeBell()
  const stopping = new AbortController()
  const run = async () => {
    while (!stopping.signal.aborted) {
      await listen(databaseUrl, channel, wake, stopping.signal).catch((error: unknown) =>
        log.warn({ err: error, channel }, 'listening failed'),
      )
      if (!stopping.signal.aborted) await bell.rings(PAUSE_BETWEEN_CONNECTIONS)
    }
  }
  const finished = run()
  return {
    stop: async () => {
      stopping.abort()
      bell.ring()
      await finished
    },
  }
}

async function listen(databaseUrl: string, channel: string, wake: () => void, stopping: AbortSignal): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, keepAlive: true })
  const over = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
    stopping.addEventListener('abort', () => resolve())
  })
  client.on('notification', wake)
  try {
    await client.connect()
    await client.query(`listen ${client.escapeIdentifier(channel)}`)
    wake()
    await over
  } finally {
    await client.end().catch(() => undefined)
  }
}
