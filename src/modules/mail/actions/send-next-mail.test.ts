import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { speak } from '../../../../test/cast-letters.ts'
import { exampleNews as someNews } from '../rules/examples/example-news.ts'
import { headerOf, useSmtpSink } from '../../../../test/smtp-sink.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { inTransaction } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { smtpTransport, type MailTransport } from '../../../platform/smtp.ts'
import { accountExistsLetter, activationLetter } from '../rules/templates/account-letters.ts'
import { queueMail, type WantedMail } from './queue-mail.ts'
import { sendNextMail } from './send-next-mail.ts'

const world = useWorld({ environment: { SMTP_URL: 'smtp://127.0.0.1:1' } })
const sink = useSmtpSink()

/** Milliseconds: a busy machine must not look like a silent server, and a silent one is noticed at once. */
const PATIENT = 20_000
const IMPATIENT = 300

/** Runs with a fresh connection to the sink. */
async function withTransport<Result>(
  work: (transport: MailTransport) => Promise<Result>,
  silence = PATIENT,
): Promise<Result> {
  const transport = smtpTransport(sink.url, { silence, conversation: PATIENT })
  return work(transport).finally(() => transport.close())
}

const sendOne = () => withTransport((transport) => sendNextMail(world.as(portalItself), transport))

/** Sends until nothing is due. @returns how many mails were tried. */
const sendAll = (silence = PATIENT) =>
  withTransport(async (transport) => {
    let count = 0
    while (count < 50 && (await sendNextMail(world.as(portalItself), transport))) count++
    return count
  }, silence)

const pass = (minutes: number) => world.clock.advanceTo(world.now().add({ seconds: Math.round(minutes * 60) }))

async function queued(mail: Partial<WantedMail> & { address?: string } = {}): Promise<string> {
  const { address = 'anna@firma.example', ...rest } = mail
  const to = { address, name: 'Anna Nowak', personId: null, locale: 'pl', reason: 'account' } as const
  const wanted: WantedMail = {
    eventId: newId(),
    kind: 'account_exists',
    to,
    content: accountExistsLetter(speak('pl')),
    ticket: null,
    author: null,
    leaveUrl: null,
    ...rest,
  }
  const id = await inTransaction(world.as(portalItself), (tx) => queueMail(tx, wanted))
  return id ?? 'there already'
}

async function rowOf(id: string) {
  return world.db.selectFrom('outbound_mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

beforeEach(async () => {
  sink.clear()
  await world.db.deleteFrom('outbound_mail').execute()
  await world.db.deleteFrom('mail_pause').execute()
})

describe('the outbox', () => {
  test('sends a mail once and remembers that it did', async () => {
    const id = await queued()

    expect(await sendAll()).toBe(1)
    expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 1, last_error: null })
    expect(sink.received).toHaveLength(1)
    expect(sink.received[0]).toMatchObject({ from: 'konto@myhezo.pl', recipients: ['anna@firma.example'] })
    expect(sink.received[0]?.mail).toMatchObject({
      subject: 'Masz już konto',
      from: { name: 'myHEZO', address: 'konto@myhezo.pl' },
      to: [{ name: 'Anna Nowak', address: 'anna@firma.example' }],
      messageId: (await rowOf(id)).message_id,
    })
  })

  test('writes a mail once for an event, a recipient and a kind', async () => {
    const eventId = newId()
    await queued({ eventId })
    await queued({ eventId })
    await queued({ eventId, address: 'ANNA@firma.example' })

    expect(await sendAll()).toBe(1)
  })

  test('forgets a secret link once the mail has left, and keeps other texts', async () => {
    const link = { path: '/aktywacja?t=geheim', until: world.now() }
    const secret = await queued({ kind: 'activation', content: activationLetter(speak('pl'), link) })
    const plain = await queued()
    expect((await rowOf(secret)).text).toContain('geheim')
    await sendAll()

    expect(sink.received.map(({ mail }) => mail.text).join()).toContain('geheim')
    expect(await rowOf(secret)).toMatchObject({ state: 'sent', text: '', html: '' })
    expect((await rowOf(plain)).text).not.toBe('')
  })

  test('keeps the order of a thread although an earlier mail waits', async () => {
    for (const subject of ['first', 'second', 'third'])
      await queued({ content: { ...accountExistsLetter(speak('pl')), subject } })
    await queued({ address: 'jan@inna.example' })
    sink.script.push({ at: 'rcpt', code: 450 })
    await sendAll()
    expect(sink.received.map(({ recipients }) => recipients[0])).toEqual(['jan@inna.example'])

    pass(1)
    await sendAll()
    expect(sink.received.slice(1).map(({ mail }) => mail.subject)).toEqual(['first', 'second', 'third'])
  })

  test('lets side-by-side senders take different mails, none twice', async () => {
    for (let count = 0; count < 12; count++) await queued({ address: `person${count}@firma${count}.example` })
    await Promise.all([sendAll(), sendAll(), sendAll()])

    expect(sink.received).toHaveLength(12)
    expect(new Set(sink.received.map(({ recipients }) => recipients[0])).size).toBe(12)
  })

  test('gives up what the address can never take, and says why', async () => {
    const id = await queued({ address: 'a@b.example, c@d.example' })

    expect(await sendAll()).toBe(0)
    expect(await rowOf(id)).toMatchObject({ state: 'refused', last_error: 'not a plain address' })
  })
})

describe('a mail server that does not take mail', () => {
  test.each([
    ['a refused recipient', { at: 'rcpt', code: 550 }],
    ['a refused message', { at: 'data', code: 554 }],
    ['a refused sender', { at: 'mail', code: 553 }],
  ] as const)('%s ends the mail, visibly', async (_, answer) => {
    const id = await queued()
    sink.script.push(answer)
    await sendAll()

    const row = await rowOf(id)
    expect(row).toMatchObject({ state: 'refused', attempts: 1 })
    expect(row.last_error).toContain(String(answer.code))
  })

  test.each([
    ['a busy recipient', { at: 'rcpt', code: 451 }],
    ['a full disk', { at: 'data', code: 452 }],
    ['a server that closes', { at: 'mail', code: 421 }],
    ['a server that greets with a no', { at: 'connect', code: 554 }],
    ['a cut connection', { at: 'cut' }],
    ['silence after the message', { at: 'hang' }],
  ] as const)('%s delays the mail and loses nothing', async (_, answer) => {
    const id = await queued()
    sink.script.push(answer)
    await sendAll(answer.at === 'hang' ? IMPATIENT : PATIENT)
    expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 1 })

    pass(1)
    await sendAll()
    expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 2 })
    expect(new Set(sink.received.map(({ mail }) => mail.messageId)).size).toBe(1)
  })

  test('is tried by one mail a minute, whatever waits, and gets everything when it is back', async () => {
    for (let count = 0; count < 5; count++) await queued({ address: `person${count}@firma.example` })
    for (let count = 0; count < 3; count++) sink.script.push({ at: 'mail', code: 421 })

    await sendAll()
    expect(sink.tries()).toBe(1)
    await sendAll()
    expect(sink.tries()).toBe(1)
    pass(1)
    await Promise.all([sendAll(), sendAll()])
    expect(sink.tries()).toBe(2)
    pass(2)
    await sendAll()
    expect(sink.tries()).toBe(3)
    pass(10)
    await sendAll()
    expect(sink.received).toHaveLength(5)
  })

  test('down for half an hour gets everything once and in order when it is back', async () => {
    const readers = ['anna@firma.example', 'jan@inna.example', 'ewa@trzecia.example']
    const wanted = readers.map((address) => [address, ['first', 'second', 'third', 'fourth']] as const)
    for (const subject of wanted[0]?.[1] ?? [])
      for (const address of readers)
        await queued({ address, content: { ...accountExistsLetter(speak('pl')), subject } })
    for (let count = 0; count < 1000; count++) sink.script.push({ at: 'connect', code: 421 })
    for (let minute = 0; minute < 30; minute++) {
      await sendAll()
      pass(1)
    }
    expect(sink.received).toEqual([])

    sink.script.length = 0
    for (let minute = 0; minute < 10; minute++) {
      await sendAll()
      pass(1)
    }
    const subjectsOf = (address: string) =>
      sink.received.filter(({ recipients }) => recipients[0] === address).map(({ mail }) => mail.subject)
    expect(readers.map((address) => [address, subjectsOf(address)])).toEqual(wanted)
  })

  test('the trouble of one domain holds up no other', async () => {
    await queued({ address: 'anna@powolna.example' })
    await queued({ address: 'ewa@powolna.example' })
    await queued({ address: 'jan@szybka.example' })
    sink.script.push({ at: 'rcpt', code: 450 })
    await sendAll()

    expect(sink.received.map(({ recipients }) => recipients[0])).toEqual(['jan@szybka.example'])
  })

  test('after three days a mail is given up', async () => {
    const id = await queued()
    pass(72 * 60)
    sink.script.push({ at: 'data', code: 451 })
    await sendAll()

    expect((await rowOf(id)).state).toBe('refused')
  })

  test('a half-hour standstill is over within ten minutes', async () => {
    await queued()
    for (let count = 0; count < 100; count++) sink.script.push({ at: 'data', code: 451 })
    for (let minute = 0; minute < 30; minute++) {
      await sendAll()
      pass(1)
    }
    sink.script.length = 0
    for (let minute = 0; minute < 10 && sink.received.length === 0; minute++) {
      await sendAll()
      pass(1)
    }

    expect(sink.received).toHaveLength(1)
  })
})

describe('a sender that dies', () => {
  test('between the server’s yes and the commit: the mail goes again under the same Message-ID', async () => {
    const id = await queued()
    await withTransport((transport) => {
      const dying: MailTransport = {
        ...transport,
        send: async (letter) => {
          const delivery = await transport.send(letter)
          await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`.execute(
            world.db,
          )
          return delivery
        },
      }
      return expect(sendNextMail(world.as(portalItself), dying)).rejects.toThrow()
    })
    expect((await rowOf(id)).state).toBe('queued')
    await sendOne()

    expect(sink.received).toHaveLength(2)
    expect(new Set(sink.received.map(({ mail }) => mail.messageId)).size).toBe(1)
    expect(new Set(sink.received.map(({ mail }) => mail.date)).size).toBe(1)
    expect((await rowOf(id)).state).toBe('sent')
  })
})

describe('what people type stays in its field (row 12)', () => {
  const lineEnds = ['\r\n', '\n', '\r', '\0', '\u2028', '\u0085', '\v', '\f', '\r\n\r\n', '\r\n\t']
  const payloads = [
    'Bcc: mallory@evil.example',
    'X-Forged: yes',
    'From: boss@firma.example',
    'Content-Type: text/html',
    '.\r\nRCPT TO:<mallory@evil.example>',
  ]
  const encoded = [
    '=?utf-8?Q?a=0D=0ABcc:_mallory@evil.example?=',
    '=?utf-8?B?YQ0KQmNjOiBtYWxsb3J5QGV2aWwuZXhhbXBsZQ==?=',
    '%0d%0aBcc: mallory@evil.example',
    '"<mallory@evil.example>',
    'Anna <mallory@evil.example>, x',
  ]
  const strings = [
    ...lineEnds.flatMap((end) => payloads.map((payload) => `x${end}${payload}`)),
    ...encoded,
    '\u202Egnp.exe',
    'a'.repeat(3000),
  ]

  test.each(strings.map((typed) => [JSON.stringify(typed.slice(0, 60)), typed]))('%s', async (_, typed) => {
    const news = someNews({}, { title: typed })
    const to = { address: 'anna@firma.example', name: typed, personId: null, locale: 'pl', reason: 'account' } as const
    await queued({
      to,
      author: typed,
      content: { ...accountExistsLetter(speak('pl')), subject: `[#26-004217] ${news.ticket.title}`, title: typed },
    })
    await queued({ address: `x${typed}@firma.example` })
    await sendAll()

    expect(sink.received).toHaveLength(1)
    const [received] = sink.received
    expect(received?.recipients).toEqual(['anna@firma.example'])
    expect(received?.mail.bcc ?? []).toEqual([])
    expect(received?.mail.to?.map(({ address }) => address)).toEqual(['anna@firma.example'])
    expect(received?.mail.from?.address).toBe('konto@myhezo.pl')
    expect(
      received === undefined
        ? []
        : ['x-forged', 'bcc', 'cc', 'reply-to'].filter((name) => headerOf(received, name) !== undefined),
    ).toEqual([])
    expect([...new Set(received?.mail.headers.map(({ key }) => key))].toSorted()).toEqual(ORDINARY)
  })

  const ORDINARY = [
    'content-language',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'subject',
    'to',
    'x-auto-response-suppress',
    'x-portal-reason',
  ]
})
