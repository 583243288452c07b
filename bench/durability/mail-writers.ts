import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { replyAddressFor } from '../../src/modules/mail/index.ts'
import { parseConfig, type Config } from '../../src/platform/config.ts'
import { say } from './client.ts'
import type { Ledger } from './ledger.ts'
import type { PortalProcess } from './portal-process.ts'
import { between, seededRandom, type Random } from './random.ts'
import type { Cast, Person } from './set-up.ts'
import { titleOf } from './writers.ts'

type Writer = {
  readonly name: string
  readonly portal: PortalProcess
  readonly config: Config
  readonly author: Person
  readonly ledger: Ledger
  readonly random: Random
}

const WRITERS = 6
const REST_AT_MOST = 40
const PAUSE = 50
const PATIENCE = 120_000

/** As often as this a mail comes a second time although it was taken, as mail servers do after a lost answer. */
const SHARE_OF_COPIES = 0.3

/** Several customers write mails, each to a ticket of their own, until told to stop; what they began they finish. */
export function startMailWriters(portal: PortalProcess, dataDir: string, cast: Cast, ledger: Ledger, seed: number) {
  let writing = true
  const config = parseConfig({ PORTAL_MODE: 'test', DATA_DIR: dataDir })
  const finished = Promise.all(
    cast.customers.slice(0, WRITERS).map((author, index) => {
      const random = seededRandom(seed * 1000 + index)
      return write(
        { name: `m${index}`, portal, config, author, ledger, random },
        cast.lineIds[index] ?? '',
        () => writing,
      )
    }),
  )
  finished.catch(() => undefined)
  return {
    stop: async () => {
      writing = false
      await finished
    },
  }
}

async function write(writer: Writer, lineId: string, goesOn: () => boolean): Promise<void> {
  const { name, author, ledger, random } = writer
  const number = await open(writer, lineId)
  for (let said = 1; goesOn(); said++) {
    const canary = `kanarek-${name}-${said}-`
    const raw = mailOf(writer, number, canary)
    await untilTaken(writer, raw)
    ledger.replies.push({ number, entryId: '', canary, author, bySupport: false, sha256: null })
    if (random() < SHARE_OF_COPIES) await untilTaken(writer, `Received: from elsewhere.example\r\n${raw}`)
    await pause(between(random, 0, REST_AT_MOST))
  }
}

async function open({ name, portal, author, ledger }: Writer, lineId: string): Promise<string> {
  const canary = `kanarek-${name}-0-`
  const body = { lineId, priority: 'P3', title: titleOf(canary), description: canary, partnerAccess: null }
  const request = { path: '/tickets', token: author.token, onceKey: canary, body }
  const { number } = await say<{ number: string }>(portal.origin, request, ledger)
  ledger.tickets.push({ number, canary, reporter: author })
  return number
}

const mailOf = ({ config, author }: Writer, number: string, canary: string): string =>
  [
    `From: Anna Nowak <${author.email}>`,
    `To: ${replyAddressFor(config, number, author.email)}`,
    'Subject: Re: usterka',
    `Message-ID: <${canary}${number}@firma.example>`,
    'Date: Fri, 20 Nov 2026 15:10:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    canary,
    '',
  ].join('\r\n')

/** Brings a mail as a mail server does: only 250 counts, everything else means "again". */
async function untilTaken({ portal, config, author, ledger }: Writer, raw: string): Promise<void> {
  const begun = performance.now()
  while (!(await isTaken(portal.mailPort, { from: author.email, to: [config.operator.ticketAddress] }, raw))) {
    if (performance.now() - begun > PATIENCE) throw new Error('A mail was not taken within two minutes')
    ledger.repeated += 1
    await pause(PAUSE)
  }
}

async function isTaken(port: number, envelope: { from: string; to: string[] }, raw: string): Promise<boolean> {
  const silence = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 15_000 }
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, ...silence })
  try {
    await transport.sendMail({ envelope, raw })
    return true
  } catch {
    return false
  } finally {
    transport.close()
  }
}
