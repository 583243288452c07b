import { afterEach, describe, expect, test } from 'vitest'
import { startCutProxy } from '../../test/cut-proxy.ts'
import { useDovecot } from '../../test/dovecot.ts'
import type { ImapAccount } from './config.ts'
import { createLogger } from './log.ts'
import { startMailboxWatcher, type MailboxState, type MailboxWatcherOptions } from './mailbox-watcher.ts'
import type { Loop } from './wake-loop.ts'

const dovecot = useDovecot()
const simple = useDovecot({ capabilities: 'IMAP4rev1 LITERAL+ UIDPLUS IDLE' })
const running: Loop[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((loop) => loop.stop()))
})

const mail = (name: string, length = 100): string =>
  `From: anna@firma.example\r\nTo: zgloszenia@myhezo.pl\r\nSubject: ${name}\r\nMessage-ID: <${name}@firma.example>\r\n\r\n${`${'Zażółć gęślą jaźń. '.repeat(3)}\r\n`.repeat(Math.ceil(length / 80))}`

/** Watches a mailbox as the worker does, only more impatient. */
function watch(account: ImapAccount, change: Partial<MailboxWatcherOptions> = {}) {
  const kept: string[] = []
  const states: MailboxState[] = []
  const loop = startMailboxWatcher({
    account,
    maxBytes: 1_000_000,
    log: createLogger('silent'),
    keep: async (content) => {
      const chunks: Uint8Array[] = []
      for await (const chunk of content) chunks.push(chunk)
      kept.push(Buffer.concat(chunks).toString())
    },
    report: async (state) => void states.push(state),
    poll: 60_000,
    silence: 20_000,
    pause: 5,
    ...change,
  })
  running.push(loop)
  return { kept, states, subjects: () => kept.map((raw) => /^Subject: (.*)$/m.exec(raw)?.[1]?.trim()), loop }
}

describe('a watched mailbox', () => {
  test('gives up its mails byte for byte, in their order, and has them moved when they are kept', async () => {
    await dovecot.deliver('anna', [mail('first'), mail('second', 500_000), mail('third')])
    const { subjects, kept } = watch(dovecot.accountOf('anna'))

    await expect.poll(() => dovecot.countOf('anna'), { timeout: 10_000 }).toEqual({ inbox: 0, elsewhere: 3 })
    expect(subjects()).toEqual(['first', 'second', 'third'])
    expect(kept[1]).toContain(mail('second', 500_000))
  })

  test('tells of a new mail at once', async () => {
    const { subjects, states } = watch(dovecot.accountOf('ewa'))
    await expect.poll(() => states.length, { timeout: 10_000 }).toBe(1)
    for (const name of ['one', 'two']) {
      await dovecot.deliver('ewa', [mail(name)])
      await expect.poll(subjects, { timeout: 5000 }).toContain(name)
    }
    await expect.poll(() => dovecot.countOf('ewa')).toEqual({ inbox: 0, elsewhere: 2 })
  })

  test('marks what it cannot move, and does not take it again', async () => {
    await simple.deliver('jan', [mail('first'), mail('second')])
    const first = watch(simple.accountOf('jan'))
    await expect.poll(() => first.states.length, { timeout: 10_000 }).toBe(1)
    await first.loop.stop()
    await simple.deliver('jan', [mail('third')])
    const second = watch(simple.accountOf('jan'))
    await expect.poll(() => second.states.length, { timeout: 10_000 }).toBe(1)

    expect([first.subjects(), second.subjects()]).toEqual([['first', 'second'], ['third']])
    expect(simple.countOf('jan')).toEqual({ inbox: 3, elsewhere: 0 })
  })

  test('is read again after its server was gone', async () => {
    const { subjects, states } = watch(dovecot.accountOf('ola'))
    await expect.poll(() => states.length, { timeout: 10_000 }).toBe(1)
    await dovecot.stop()
    await expect.poll(() => states.some(({ error }) => error !== null), { timeout: 10_000 }).toBe(true)
    await dovecot.start()
    await dovecot.deliver('ola', [mail('after')])

    await expect.poll(subjects, { timeout: 15_000 }).toEqual(['after'])
  })

  test('whose numbers begin anew loses nothing', async () => {
    await dovecot.deliver('iga', [mail('first')])
    const first = watch(dovecot.accountOf('iga'))
    await expect.poll(() => first.states.length, { timeout: 10_000 }).toBe(1)
    await first.loop.stop()
    dovecot.forgetNumbers('iga')
    await dovecot.deliver('iga', [mail('second')])
    const second = watch(dovecot.accountOf('iga'))

    await expect.poll(second.subjects, { timeout: 10_000 }).toEqual(['second'])
  })

  test('is asked anew when the connection died without a word', async () => {
    const proxy = await startCutProxy(dovecot.accountOf('piotr').port)
    const { subjects, states } = watch(dovecot.accountOf('piotr', { port: proxy.port }), { silence: 300, poll: 50 })
    await expect.poll(() => states.length, { timeout: 10_000 }).toBeGreaterThan(0)
    proxy.freeze()
    await expect.poll(() => states.some(({ error }) => error !== null), { timeout: 10_000 }).toBe(true)
    await proxy.close()
    expect(subjects()).toEqual([])
  })

  test('keeps a mail that is too large, and one that cannot be kept does not stop the others', async () => {
    await dovecot.deliver('lena', [mail('large', 30_000), mail('poison'), mail('good')])
    const kept: string[] = []
    let failures = 0
    const { states } = watch(dovecot.accountOf('lena'), {
      maxBytes: 10_000,
      keep: async (content) => {
        for await (const chunk of content) {
          const text = Buffer.from(chunk).toString()
          if (text.includes('Subject: poison') && failures++ < 2) throw new Error('not this one')
          kept.push(text)
        }
      },
      poll: 20,
    })

    await expect.poll(() => dovecot.countOf('lena'), { timeout: 10_000 }).toEqual({ inbox: 1, elsewhere: 2 })
    expect(kept.map((text) => /^Subject: (.*)$/m.exec(text)?.[1]?.trim())).toEqual(['good', 'poison'])
    expect(states.at(-1)).toMatchObject({ error: null })
  })

  test.each([
    ['a wrong password', { password: 'falsch' }],
    ['a folder that is not there', { folder: 'Nie ma' }],
    ['a port where nobody answers', { port: 1 }],
  ])('with %s is tried again and again, and the reason is told', async (_, change) => {
    const { states } = watch(dovecot.accountOf('kasia', change))
    await expect.poll(() => states.length, { timeout: 10_000 }).toBeGreaterThan(1)
    expect(states.every(({ error }) => typeof error === 'string')).toBe(true)
  })

  test.each(['tls', 'starttls'] as const)(
    'behind a certificate that nobody vouches for gets no password (%s)',
    async (security) => {
      const port = security === 'tls' ? dovecot.tlsPort() : dovecot.accountOf('ela').port
      const { states } = watch(dovecot.accountOf('ela', { host: 'localhost', security, port }))
      await expect.poll(() => states[0]?.error, { timeout: 10_000 }).toMatch(/certificate/)
    },
  )
})
