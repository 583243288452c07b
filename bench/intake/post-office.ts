import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'

/** A mail server that brings mails to the portal over connections that it keeps. */
export function postOffice(port: number, connections: number) {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
  })
  return {
    bring: async (from: string, raw: string): Promise<void> => {
      await transport.sendMail({ envelope: { from, to: ['zgloszenia@myhezo.pl'] }, raw })
    },
    /** Until somebody listens there. */
    knock: async (): Promise<void> => {
      while (!(await transport.verify().catch(() => false))) await pause(50)
    },
    close: () => transport.close(),
  }
}
