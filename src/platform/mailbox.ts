import { ImapFlow, type FetchMessageObject, type MailboxObject } from 'imapflow'
import { makeBell, type Bell } from './bell.ts'
import type { ImapAccount } from './config.ts'

/** A mail that waits in the mailbox, with its beginning; most mails are no longer than that. */
export type WaitingMail = { readonly uid: number; readonly size: number; readonly head: Buffer }

export type Waiting = {
  /** While this stays the same, a uid means the same mail. */
  readonly validity: bigint
  readonly uids: readonly number[]
}

/** One conversation with an IMAP server. Every act throws when the connection is gone or stays silent. */
export type Mailbox = {
  readonly findWaiting: () => Promise<Waiting>
  readonly readHeads: (uids: readonly number[]) => Promise<WaitingMail[]>
  /** The whole mail, a piece at a time. */
  readonly read: (mail: WaitingMail) => AsyncIterable<Uint8Array>
  /** Takes mails out of the way. @returns false when the server would not. */
  readonly putAway: (uids: readonly number[]) => Promise<boolean>
  /** Waits until the server tells of news, the time is over or somebody rings. */
  readonly waitForNews: (milliseconds: number) => Promise<void>
  readonly ring: () => void
  readonly isOpen: () => boolean
  readonly close: () => Promise<void>
}

export type MailboxOptions = {
  /** How long the server may stay silent, in milliseconds. */
  readonly silence: number
  /** Ends the attempt to connect. */
  readonly givenUp: AbortSignal
}

/** Bytes. A longer mail comes in pieces of this size, so that memory does not grow with it. */
const PIECE = 64 * 1024

/** Milliseconds that a server has to say goodbye. */
const GOODBYE = 2000

/** Marks a mail that was taken where it cannot be moved. */
const KEYWORD = 'PortalPrzyjete'

/** Connects, opens the folder and makes the one for processed mails. Certificates are verified. */
export async function openMailbox(account: ImapAccount, options: MailboxOptions): Promise<Mailbox> {
  const client = new ImapFlow(connectionOf(account, options))
  const bell = makeBell()
  client.on('error', bell.ring)
  client.on('close', bell.ring)
  client.on('exists', bell.ring)
  const giveUp = () => client.close()
  options.givenUp.addEventListener('abort', giveUp)
  try {
    await client.connect()
    await ensureFolder(client, account.processedFolder)
    const opened = await client.mailboxOpen(account.folder)
    return conversation(client, opened, account, { bell, silence: options.silence })
  } catch (error) {
    client.close()
    throw error
  } finally {
    options.givenUp.removeEventListener('abort', giveUp)
  }
}

function connectionOf(account: ImapAccount, { silence }: MailboxOptions) {
  const { host, port, security, user, password } = account
  return {
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
    maxLineLength: 16 * 1024 * 1024,
    maxLiteralSize: 128 * 1024 * 1024,
    maxResponseSize: 256 * 1024 * 1024,
  } as const
}

async function ensureFolder(client: ImapFlow, folder: string): Promise<void> {
  const known = await client.list()
  if (!known.some(({ path }) => path === folder)) await client.mailboxCreate(folder)
}

function conversation(
  client: ImapFlow,
  opened: MailboxObject,
  account: ImapAccount,
  { bell, silence }: { readonly bell: Bell; readonly silence: number },
): Mailbox {
  const mark = markFor(opened)
  return {
    findWaiting: async () => {
      await answered(client, client.noop(), silence)
      const search = { deleted: false, unKeyword: KEYWORD, ...(mark === KEYWORD ? {} : { seen: false }) }
      const uids = await client.search(search, { uid: true })
      if (uids === undefined || uids === false) throw new Error('The mailbox could not be searched')
      return { validity: opened.uidValidity, uids: uids.toSorted((one, other) => one - other) }
    },
    readHeads: async (uids) => {
      const query = { uid: true, size: true, source: { start: 0, maxLength: PIECE } }
      return (await client.fetchAll([...uids], query, { uid: true })).map(asWaiting)
    },
    read: (mail) => readPieces(client, mail),
    putAway: async (uids) => {
      if (uids.length === 0) return true
      const isMoved = client.capabilities.has('MOVE') && (await wasMoved(client, uids, account.processedFolder))
      return isMoved || client.messageFlagsAdd([...uids], [mark], { uid: true })
    },
    waitForNews: async (milliseconds) => {
      client.idle().catch(bell.ring)
      await bell.rings(milliseconds)
    },
    ring: bell.ring,
    isOpen: () => client.usable,
    close: async () => {
      const lastMoment = setTimeout(() => client.close(), GOODBYE)
      await client.logout().catch(() => undefined)
      clearTimeout(lastMoment)
      client.close()
    },
  }
}

/**
 * The first word after waiting shows whether anybody is there: while it waits the library takes silence for peace, and
 * a connection that died then would be asked in vain for ever.
 */
async function answered(client: ImapFlow, question: Promise<void>, silence: number): Promise<void> {
  const tooLate = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    tooLate.reject(new Error(`The mail server has been silent for ${silence} ms`))
    client.close()
  }, silence)
  await Promise.race([question, tooLate.promise]).finally(() => clearTimeout(timer))
}

/** Where the server keeps no keywords of ours, a mail that was read is one that was taken. */
const markFor = ({ permanentFlags }: MailboxObject): string =>
  permanentFlags === undefined || permanentFlags.has('\\*') || permanentFlags.has(KEYWORD) ? KEYWORD : '\\Seen'

const wasMoved = async (client: ImapFlow, uids: readonly number[], folder: string): Promise<boolean> =>
  Boolean(await client.messageMove([...uids], folder, { uid: true }))

function asWaiting({ uid, size, source }: FetchMessageObject): WaitingMail {
  if (source === undefined) throw new Error(`The server gave no content of mail ${uid}`)
  return { uid, size: size ?? source.length, head: source }
}

/** A piece shorter than was asked for is the last; one that is longer is the whole, from a server that knows no pieces. */
async function* readPieces(client: ImapFlow, { uid, size, head }: WaitingMail): AsyncGenerator<Uint8Array> {
  yield head
  let read = head.length
  for (let last = head.length; last === PIECE && read < size;) {
    const query = { uid: true, source: { start: read, maxLength: PIECE } }
    const answer = await client.fetchOne(uid, query, { uid: true })
    if (answer === false || answer === undefined || answer.source === undefined)
      throw new Error(`Mail ${uid} broke off after ${read} bytes`)
    yield answer.source
    last = answer.source.length
    read += last
  }
}
