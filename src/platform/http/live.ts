import { PassThrough } from 'node:stream'
import type { Context } from '../context.ts'
import { dedicatedClient, type Db } from '../db.ts'
import type { Logger } from '../log.ts'

/** What the audit log says to every process when a transaction commits. */
export type LiveEvent = { readonly type: string; readonly kind: string; readonly id: string }

/** A person who listens. Nothing that was known when the connection opened is trusted later (F13). */
export type Listener = {
  readonly personId: string
  /** Asks anew who is there; null when nobody is any more. */
  readonly recheck: () => Promise<Context<Db> | null>
  /** What of these events this person may hear of now. */
  readonly messagesFor: (ctx: Context<Db>, events: readonly LiveEvent[]) => Promise<readonly object[]>
}

export type LiveHub = {
  /** Opens a stream of server-sent events; null when the person holds too many already. */
  readonly join: (listener: Listener) => Promise<PassThrough | null>
  readonly close: () => Promise<void>
}

export type LiveTiming = { readonly recheckMs: number; readonly heartbeatMs: number; readonly gatherMs: number }

/** Who is due is looked for four times in `recheckMs`, so the last byte leaves within 3.75 s: five are promised (F13). */
const usualTiming: LiveTiming = { recheckMs: 3000, heartbeatMs: 15_000, gatherMs: 25 }
const CONNECTIONS_PER_PERSON = 6
const MOST_UNREAD_BYTES = 64 * 1024
const RETRY_MS = 3000

type Connection = { readonly listener: Listener; readonly stream: PassThrough; work: Promise<void>; checkedAt: number }

/**
 * Passes the audit log's notifications on to browsers: one listening connection for the process, one stream for each
 * page, and for each message the question whether this person may hear it now.
 *
 * @param name The one event name that ever leaves.
 */
export function openLiveHub(db: Db, log: Logger, name: string, timing: LiveTiming = usualTiming): LiveHub {
  const connections = new Set<Connection>()
  const gathered: LiveEvent[] = []
  let listening: Promise<{ stop: () => Promise<void> }> | null = null
  const endAll = () => {
    listening = null
    for (const { stream } of connections) stream.end()
  }
  const flush = () => {
    const events = gathered.splice(0)
    for (const connection of connections) queue(connection, () => deliver(connection, events, name), log)
  }
  const onEvent = (event: LiveEvent) => {
    if (gathered.push(event) === 1) setTimeout(flush, timing.gatherMs)
  }
  const rechecking = setInterval(() => {
    for (const connection of connections)
      if (isDue(connection, timing)) queue(connection, () => deliver(connection, [], name), log)
  }, timing.recheckMs / 4)
  const beating = setInterval(() => {
    for (const { stream } of connections) stream.write(':\n\n')
  }, timing.heartbeatMs)

  return {
    join: async (listener) => {
      if (
        [...connections].filter((each) => each.listener.personId === listener.personId).length >= CONNECTIONS_PER_PERSON
      )
        return null
      const connection: Connection = {
        listener,
        stream: new PassThrough(),
        work: Promise.resolve(),
        checkedAt: performance.now(),
      }
      connections.add(connection)
      connection.stream
        .on('close', () => connections.delete(connection))
        .on('error', () => connections.delete(connection))
      connection.stream.write(`retry: ${RETRY_MS}\n\n`)
      try {
        await (listening ??= listen(db, onEvent, endAll))
      } catch (error) {
        log.warn({ err: error }, 'live events are not available')
        endAll()
      }
      return connection.stream
    },
    close: async () => {
      clearInterval(rechecking)
      clearInterval(beating)
      const opened = listening
      endAll()
      await opened?.then(({ stop }) => stop()).catch(() => undefined)
    },
  }
}

/** Opens the one listening connection of the process. When it is lost, every page reconnects and with it this. */
async function listen(
  db: Db,
  onEvent: (event: LiveEvent) => void,
  onLost: () => void,
): Promise<{ stop: () => Promise<void> }> {
  const client = dedicatedClient(db)
  let over = false
  const lose = () => {
    if (!over) onLost()
    over = true
  }
  client.on('error', lose)
  client.on('end', lose)
  client.on('notification', ({ payload }) => {
    const event = readEvent(payload)
    if (event !== null) onEvent(event)
  })
  await client.connect()
  await client.query('listen portal_event')
  return {
    stop: async () => {
      over = true
      await client.end()
    },
  }
}

function readEvent(payload: string | undefined): LiveEvent | null {
  try {
    const { type, kind, id } = JSON.parse(payload ?? '') as Partial<LiveEvent>
    return type === undefined || kind === undefined || id === undefined ? null : { type, kind, id }
  } catch {
    return null
  }
}

const isDue = ({ checkedAt }: Connection, { recheckMs }: LiveTiming): boolean =>
  performance.now() - checkedAt >= recheckMs

/** One thing after the other for each page; what fails ends the stream and says nothing of the reason (row 33). */
function queue(connection: Connection, work: () => Promise<void>, log: Logger): void {
  connection.checkedAt = performance.now()
  connection.work = connection.work.then(work).catch((error: unknown) => {
    log.warn({ err: error }, 'live stream ended')
    connection.stream.end()
  })
}

/** Asks who is there now, then whether they may hear it, then says it. */
async function deliver({ listener, stream }: Connection, events: readonly LiveEvent[], name: string): Promise<void> {
  if (stream.writableEnded) return
  const ctx = await listener.recheck()
  if (ctx === null || stream.writableLength > MOST_UNREAD_BYTES) {
    stream.end()
    return
  }
  const messages = events.length === 0 ? [] : await listener.messagesFor(ctx, events)
  for (const message of messages) stream.write(`event: ${name}\ndata: ${JSON.stringify(message)}\n\n`)
}
