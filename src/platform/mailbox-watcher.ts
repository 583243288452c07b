import { makeBell } from './bell.ts'
import type { ImapAccount } from './config.ts'
import type { Logger } from './log.ts'
import { openMailbox, type Mailbox, type Waiting, type WaitingMail } from './mailbox.ts'
import type { Loop } from './wake-loop.ts'

/** How the mailbox fares after a look into it, or after one that failed. */
export type MailboxState = { readonly waiting: number; readonly error: null } | { readonly error: string }

export type MailboxWatcherOptions = {
  readonly account: ImapAccount
  /** Bytes; a longer mail stays in the mailbox for a person. */
  readonly maxBytes: number
  readonly log: Logger
  /** Keeps a mail durably; only then is it moved. */
  readonly keep: (content: AsyncIterable<Uint8Array>) => Promise<void>
  /** Told after every look. */
  readonly report: (state: MailboxState) => Promise<void>
  /** Milliseconds: it looks by itself this often, in case the server forgets to tell of news. */
  readonly poll?: number
  /** Milliseconds the server may stay silent. */
  readonly silence?: number
  /** Milliseconds before the first new connection; doubled each time up to a minute. */
  readonly pause?: number
}

const POLL = 60_000
const SILENCE = 60_000
const PAUSE = 1000
const LONGEST_PAUSE = 60_000

/** So many mails are fetched, kept and moved at a time. */
const BATCH = 20

/** After so many in a row the fault is ours (the disk, the database), and trying the other mails would only cost. */
const FAILURES_IN_A_ROW = 3

/** What is known of mails that are still there although they were looked at. */
type Memory = {
  validity: bigint | null
  /** Kept, but the server would not move or mark them. */
  readonly kept: Set<number>
  /** Not to be had: tried again after all others. */
  readonly failed: Set<number>
  readonly tooLarge: Set<number>
}

/**
 * Brings the mails of a mailbox in, as soon as the server tells of them, and outlives every failure of it. A mail is
 * moved away only when it is kept: when the connection is cut in between it comes again and is recognised as the same.
 *
 * @see security faults 3.7
 */
export function startMailboxWatcher(options: MailboxWatcherOptions): Loop {
  const memory: Memory = { validity: null, kept: new Set(), failed: new Set(), tooLarge: new Set() }
  const bell = makeBell()
  const stopping = new AbortController()
  const isStopping = () => stopping.signal.aborted
  const current: { mailbox: Mailbox | null; failures: number } = { mailbox: null, failures: 0 }

  const converse = async () => {
    const silence = options.silence ?? SILENCE
    current.mailbox = await openMailbox(options.account, { silence, givenUp: stopping.signal })
    try {
      while (!isStopping()) {
        const waiting = await takeWaiting(current.mailbox, options, memory, isStopping)
        current.failures = 0
        await options.report({ waiting, error: null })
        if (!isStopping()) await current.mailbox.waitForNews(options.poll ?? POLL)
      }
    } finally {
      await current.mailbox.close()
      current.mailbox = null
    }
  }
  const run = async () => {
    while (!isStopping()) {
      await converse().catch((error: unknown) => complain(options, error))
      if (isStopping()) return
      await bell.rings(Math.min(LONGEST_PAUSE, (options.pause ?? PAUSE) * 2 ** current.failures))
      current.failures++
    }
  }
  const finished = run()
  return {
    stop: async () => {
      stopping.abort()
      current.mailbox?.ring()
      bell.ring()
      await finished
    },
  }
}

async function complain({ account, log, report }: MailboxWatcherOptions, error: unknown): Promise<void> {
  const { host, user, folder } = account
  log.warn({ err: error, host, user, folder }, 'the mailbox cannot be read now, it is tried again')
  await report({ error: error instanceof Error ? error.message : String(error) }).catch((failure: unknown) =>
    log.warn({ err: failure }, 'the state of the mailbox could not be noted'),
  )
}

/** Takes everything that waits. @returns how many mails had to be left there. */
async function takeWaiting(
  mailbox: Mailbox,
  options: MailboxWatcherOptions,
  memory: Memory,
  isStopping: () => boolean,
): Promise<number> {
  const { validity, uids } = await mailbox.findWaiting()
  forgetOthers(memory, { validity, uids })
  await putAway(mailbox, memory, [...memory.kept])
  const wanted = uids.filter((uid) => !memory.kept.has(uid) && !memory.tooLarge.has(uid))
  const ordered = [
    ...wanted.filter((uid) => !memory.failed.has(uid)),
    ...wanted.filter((uid) => memory.failed.has(uid)),
  ]
  const trouble = { inARow: 0 }
  for (let first = 0; first < ordered.length && !isStopping(); first += BATCH)
    await takeBatch(mailbox, options, memory, ordered.slice(first, first + BATCH), trouble)
  return memory.kept.size + memory.failed.size + memory.tooLarge.size
}

/** A mailbox that was made anew counts from the beginning: nothing that is remembered holds for it. */
function forgetOthers(memory: Memory, { validity, uids }: Waiting): void {
  const present = new Set(validity === memory.validity ? uids : [])
  for (const known of [memory.kept, memory.failed, memory.tooLarge])
    for (const uid of known) if (!present.has(uid)) known.delete(uid)
  memory.validity = validity
}

async function takeBatch(
  mailbox: Mailbox,
  options: MailboxWatcherOptions,
  memory: Memory,
  uids: readonly number[],
  trouble: { inARow: number },
): Promise<void> {
  const kept: number[] = []
  try {
    for (const mail of await readHeads(mailbox, options, memory, uids))
      if (await isKept(mailbox, options, memory, mail, trouble)) kept.push(mail.uid)
  } finally {
    for (const uid of kept) memory.kept.add(uid)
    await putAway(mailbox, memory, kept)
  }
}

/** One mail that the server cannot give does not keep the others from coming. */
async function readHeads(
  mailbox: Mailbox,
  { log }: MailboxWatcherOptions,
  memory: Memory,
  uids: readonly number[],
): Promise<readonly WaitingMail[]> {
  try {
    return await mailbox.readHeads(uids)
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
  const heads: WaitingMail[] = []
  for (const uid of uids) {
    try {
      heads.push(...(await mailbox.readHeads([uid])))
    } catch (error) {
      if (!isRefusal(error)) throw error
      memory.failed.add(uid)
      log.error({ err: error, uid }, 'the server does not give a mail, it stays in the mailbox')
    }
  }
  return heads
}

/** The server said no to this one command; everything else is about the connection. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'responseStatus' in error && ['NO', 'BAD'].includes(String(error.responseStatus))

async function isKept(
  mailbox: Mailbox,
  { maxBytes, keep, log }: MailboxWatcherOptions,
  memory: Memory,
  mail: WaitingMail,
  trouble: { inARow: number },
): Promise<boolean> {
  const { uid, size } = mail
  if (size > maxBytes) {
    memory.tooLarge.add(uid)
    log.error({ uid, size, maxBytes }, 'a mail is too large, it stays in the mailbox')
    return false
  }
  try {
    await keep(mailbox.read(mail))
    memory.failed.delete(uid)
    trouble.inARow = 0
    return true
  } catch (error) {
    if (!mailbox.isOpen()) throw error
    memory.failed.add(uid)
    if (++trouble.inARow >= FAILURES_IN_A_ROW) throw error
    log.error({ err: error, uid }, 'a mail could not be kept, it stays in the mailbox')
    return false
  }
}

async function putAway(mailbox: Mailbox, memory: Memory, uids: readonly number[]): Promise<void> {
  if (await mailbox.putAway(uids)) for (const uid of uids) memory.kept.delete(uid)
}
