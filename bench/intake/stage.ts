import { freePort } from '../durability/portal-process.ts'
import { startMailSink, type MailSink } from '../durability/mail-sink.ts'
import { startNode, type Measurable } from '../processes.ts'
import type { Asker, BenchWorld } from '../world.ts'
import { replyAddressFor } from '../../src/modules/mail/index.ts'

/** A worker of its own that takes mail and sends it, and the mail server outside. */
export type Stage = {
  readonly world: BenchWorld
  readonly worker: Measurable
  readonly sink: MailSink
  readonly mailPort: number
  readonly stop: () => Promise<void>
}

export async function setStage(world: BenchWorld): Promise<Stage> {
  await letThemReport(world)
  const mailPort = await freePort()
  const sink = await startMailSink(await freePort())
  const { config, databaseUrl } = world
  const worker = startNode(['cli.js', 'worker'], {
    PORTAL_MODE: 'test',
    DATA_DIR: config.dataDir,
    DATABASE_URL: databaseUrl,
    PORTAL_CLOCK: config.clockStart?.toString() ?? '',
    MAIL_LISTEN: `127.0.0.1:${mailPort}`,
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    LOG_LEVEL: 'error',
  })
  return {
    world,
    worker,
    sink,
    mailPort,
    stop: async () => {
      await worker.stop()
      await sink.stop()
    },
  }
}

/** Whoever asks has reported the ticket, and so gets the engineer's answer by mail. */
async function letThemReport({ portal, customers }: BenchWorld): Promise<void> {
  for (const { ticketId, personId } of customers)
    await portal.db.updateTable('ticket').set({ reporter_id: personId }).where('id', '=', ticketId).execute()
}

/** A customer's answer from an ordinary mail program: about 2.5 kB, the history quoted below. */
export function mailFrom({ config }: BenchWorld, { email, number }: Asker, words: string): string {
  const history = Array.from({ length: 12 }, (_, line) => `> Prosimy o wynik polecenia „show log”, wiersz ${line}.`)
  const text = [words, '', 'Pozdrawiam', 'Anna Nowak', '', 'W dniu 20.11.2026 o 15:05, Adam W. pisze:', ...history]
  return [
    'Received: from mail.firma.example by mx.myhezo.pl with ESMTPS; Fri, 20 Nov 2026 15:10:01 +0100',
    `From: Anna Nowak <${email}>`,
    `To: myHEZO <${replyAddressFor(config, number, email)}>`,
    `Subject: Re: [#${number}] FortiGate 100F`,
    `Message-ID: <${words}@firma.example>`,
    'Date: Fri, 20 Nov 2026 15:10:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...text,
    '--b',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...text.map((line) => `<div>${line.replaceAll('>', '&gt;')}</div>`),
    '--b--',
    '',
  ].join('\r\n')
}
