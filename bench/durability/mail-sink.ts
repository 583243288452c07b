import { once } from 'node:events'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type CaughtMail = { readonly messageId: string; readonly to: string; readonly text: string }

/** The mail server outside: takes every mail and remembers it the moment before it says so. */
export type MailSink = {
  readonly port: number
  readonly mails: readonly CaughtMail[]
  /** Calls back for every mail from now on. @returns how to end that. */
  readonly onMail: (heard: (mail: CaughtMail) => void) => () => void
  readonly stop: () => Promise<void>
}

export async function startMailSink(port: number): Promise<MailSink> {
  const mails: CaughtMail[] = []
  const listeners = new Set<(mail: CaughtMail) => void>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, { envelope }, taken) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        void read(Buffer.concat(parts), envelope.rcptTo[0]?.address ?? '').then((mail) => {
          mails.push(mail)
          for (const heard of listeners) heard(mail)
          taken()
        })
      })
    },
  })
  // A killed portal tears its connections; that is the point.
  server.on('error', () => undefined)
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port,
    mails,
    onMail: (heard) => {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function read(raw: Buffer, to: string): Promise<CaughtMail> {
  const { messageId = '', text = '' } = await PostalMime.parse(raw)
  return { messageId, to, text }
}
