import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLogger } from './log.ts'
import { startMailListener, type Envelope, type MailListener } from './mail-listener.ts'

type Kept = Envelope & { readonly raw: string }

const kept: Kept[] = []
let broken = false
let listener: MailListener

beforeAll(async () => {
  listener = await startMailListener({
    host: '127.0.0.1',
    port: 0,
    maxBytes: 50_000,
    log: createLogger('silent'),
    takes: (address) => address.endsWith('@myhezo.pl'),
    keep: async (content, envelope) => {
      const chunks: Buffer[] = []
      for await (const chunk of content) {
        chunks.push(Buffer.from(chunk))
        if (Buffer.concat(chunks).length > 50_000) throw new Error('over the limit')
      }
      if (broken) throw new Error('the disk is full')
      kept.push({ ...envelope, raw: Buffer.concat(chunks).toString() })
    },
  })
})
afterAll(() => listener.stop())

const send = (mail: { to: string[]; text?: string; lmtp?: boolean }) => {
  const transport = createTransport({
    host: '127.0.0.1',
    port: listener.port,
    lmtp: mail.lmtp ?? false,
    ignoreTLS: true,
  })
  return transport.sendMail({
    envelope: { from: 'anna@firma.example', to: mail.to },
    from: 'anna@firma.example',
    to: mail.to,
    subject: 'Zażółć',
    text: mail.text ?? 'Działa.',
  })
}

describe('the mail listener', () => {
  test.each([
    ['SMTP', false],
    ['LMTP', true],
  ])('takes a mail by %s and keeps it with its envelope', async (_, lmtp) => {
    kept.length = 0
    await send({ to: ['zgloszenia@myhezo.pl', 'pomoc@myhezo.pl'], lmtp })
    expect(kept).toMatchObject([{ from: 'anna@firma.example', to: ['zgloszenia@myhezo.pl', 'pomoc@myhezo.pl'] }])
    expect(kept[0]?.raw).toContain('Subject: =?UTF-8?')
  })

  test('is no relay', async () => {
    await expect(send({ to: ['ktos@gdzieindziej.example'] })).rejects.toMatchObject({ responseCode: 550 })
  })

  test('leaves a mail with its sender that could not be kept', async () => {
    broken = true
    await expect(send({ to: ['zgloszenia@myhezo.pl'] })).rejects.toMatchObject({ responseCode: 451 })
    broken = false
  })

  test('refuses a mail that is too large for good', async () => {
    await expect(send({ to: ['zgloszenia@myhezo.pl'], text: 'a'.repeat(60_000) })).rejects.toMatchObject({
      responseCode: 552,
    })
  })

  test('answers what is no mail protocol without falling over', async () => {
    const said = await new Promise<string>((resolve) => {
      let heard = ''
      const socket = connect(listener.port, '127.0.0.1', () => socket.write('GET / HTTP/1.0\r\n\r\n'))
      socket.on('data', (chunk) => {
        heard += String(chunk)
        if (heard.split('\r\n').length > 2) socket.destroy()
      })
      socket.on('close', () => resolve(heard))
    })
    expect(said).toMatch(/^220 /)
    await send({ to: ['zgloszenia@myhezo.pl'] })
  })
})
