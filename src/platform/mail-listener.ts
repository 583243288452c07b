import { createServer, type Socket } from 'node:net'
import { hostname } from 'node:os'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions } from 'smtp-server'
import type { Logger } from './log.ts'
import type { Loop } from './wake-loop.ts'

export type Envelope = { readonly from: string; readonly to: readonly string[] }

export type MailListenerOptions = {
  readonly host: string
  readonly port: number
  readonly maxBytes: number
  readonly log: Logger
  /** Whether mail to an address is ours to take; for all others we are no relay. */
  readonly takes: (address: string) => boolean
  /** Keeps a mail durably; a failure leaves it with the sender, who tries again. */
  readonly keep: (content: AsyncIterable<Uint8Array>, envelope: Envelope) => Promise<void>
}

export type MailListener = Loop & { readonly port: number }

const MAX_CLIENTS = 50
const SILENCE_MILLISECONDS = 60_000

/** Takes mails by SMTP and by LMTP on one port: the first command tells which of the two the other side speaks. */
export async function startMailListener(options: MailListenerOptions): Promise<MailListener> {
  const [smtp, lmtp] = [protocol(options, false), protocol(options, true)]
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    greet(socket, smtp, lmtp)
  })
  server.maxConnections = MAX_CLIENTS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** Says hello itself, waits for the first command and hands the conversation to the protocol that it belongs to. */
function greet(socket: Socket, smtp: SMTPServer, lmtp: SMTPServer): void {
  socket.setTimeout(SILENCE_MILLISECONDS, () => socket.destroy())
  socket.write(`220 ${hostname()} ESMTP\r\n`)
  socket.once('data', (first: Buffer) => {
    socket.pause()
    const target = /^lhlo/i.test(first.toString('latin1', 0, 4)) ? lmtp : smtp
    dropNextWrite(socket, () => {
      socket.unshift(first)
      socket.resume()
    })
    target.connect(socket, {})
  })
}

/** The protocol greets as well; the other side has had its greeting. */
function dropNextWrite(socket: Socket, then: () => void): void {
  const write = socket.write.bind(socket)
  socket.write = (() => {
    socket.write = write
    setImmediate(then)
    return true
  }) as typeof socket.write
}

function protocol(options: MailListenerOptions, lmtp: boolean): SMTPServer {
  const settings: SMTPServerOptions = {
    lmtp,
    size: options.maxBytes,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    socketTimeout: SILENCE_MILLISECONDS,
    onRcptTo: ({ address }, _session, done) =>
      done(options.takes(address) ? null : answer(550, 'No such address here')),
    onData: (stream, session, done) => {
      const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
      const to = session.envelope.rcptTo.map(({ address }) => address)
      void answerWith(done, keepOf(options, stream, { from, to }))
    },
  }
  const server = new SMTPServer(settings)
  server.on('error', (error) => options.log.warn({ err: error }, 'mail intake connection'))
  return server
}

async function answerWith(done: (refusal: Error | null) => void, kept: Promise<Error | null>): Promise<void> {
  done(await kept)
}

/** @returns the refusal; `null` when the mail is kept. The rest of a refused mail is read off before the answer. */
async function keepOf(
  { keep, log }: MailListenerOptions,
  stream: SMTPServerDataStream,
  envelope: Envelope,
): Promise<Error | null> {
  try {
    await keep(stream.iterator({ destroyOnReturn: false }), envelope)
    return stream.sizeExceeded ? tooLarge() : null
  } catch (error) {
    for await (const _rest of stream) continue
    if (stream.sizeExceeded) return tooLarge()
    log.error({ err: error }, 'a mail could not be kept, its sender will try again')
    return answer(451, 'Try again later')
  }
}

const tooLarge = (): Error => answer(552, 'The message is too large')

const answer = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode })
