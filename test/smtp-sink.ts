import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll } from 'vitest'

/** One message as it came over the wire. */
export type Received = {
  readonly raw: string
  readonly mail: Email
  readonly from: string
  readonly recipients: readonly string[]
}

/** What the server answers next, and at which command. `cut` and `hang` come after the message was taken in. */
export type Answer =
  | { readonly at: 'connect' | 'mail' | 'rcpt' | 'data'; readonly code: number }
  | { readonly at: 'cut' }
  | { readonly at: 'hang' }

export type Sink = {
  readonly url: string
  readonly received: Received[]
  /** Answers for the coming conversations, one each; without one everything is taken. */
  readonly script: Answer[]
  /** How many conversations have reached the envelope. */
  tries: () => number
  clear: () => void
}

/** A mail server in this process that keeps what it gets and refuses when told to. */
export function useSmtpSink(): Sink {
  const sink: { -readonly [Key in keyof Sink]: Sink[Key] } = {
    url: '',
    received: [],
    script: [],
    tries: () => tries,
    clear,
  }
  let tries = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) => done(refusalAt('connect')),
    onMailFrom: (_address, _session, done) => {
      tries++
      done(refusalAt('mail'))
    },
    onRcptTo: (_address, _session, done) => done(refusalAt('rcpt')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => void take(Buffer.concat(chunks), session.envelope, done))
    },
  })
  server.on('error', () => undefined)

  function clear() {
    sink.received.length = 0
    sink.script.length = 0
    tries = 0
  }

  function refusalAt(place: 'connect' | 'mail' | 'rcpt' | 'data'): Error | null {
    const [next] = sink.script
    if (next?.at !== place) return null
    sink.script.shift()
    return Object.assign(new Error('scripted answer'), { responseCode: next.code })
  }

  async function take(
    raw: Buffer,
    envelope: { mailFrom: false | { address: string }; rcptTo: { address: string }[] },
    done: (error?: Error | null) => void,
  ) {
    const refusal = refusalAt('data')
    if (refusal !== null) return done(refusal)
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
    sink.received.push({
      raw: raw.toString('utf8'),
      mail: await PostalMime.parse(raw),
      from,
      recipients: envelope.rcptTo.map(({ address }) => address),
    })
    const [next] = sink.script
    if (next?.at !== 'cut' && next?.at !== 'hang') return done()
    sink.script.shift()
    if (next.at === 'cut')
      for (const connection of server.connections)
        (connection as unknown as { _socket: { destroy: () => void } })._socket.destroy()
  }

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    sink.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return sink
}

/** The value of a header of a received mail; undefined when there is none. */
export const headerOf = ({ mail }: Received, name: string): string | undefined =>
  mail.headers.find(({ key }) => key === name.toLowerCase())?.value
