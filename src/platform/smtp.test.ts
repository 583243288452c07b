import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { headerOf, useSmtpSink } from '../../test/smtp-sink.ts'
import { deliveryAfter, smtpTransport, type Letter } from './smtp.ts'

const sink = useSmtpSink()

const letter: Letter = {
  messageId: '<t26004217.m16.abc@myhezo.pl>',
  writtenAt: Temporal.Instant.from('2026-11-20T14:05:00Z'),
  from: { name: 'Adam W. – myHEZO', address: 'zgloszenia@myhezo.pl' },
  to: { name: 'Łukasz Żak, "Szef"', address: 'lukasz@firma.example' },
  replyTo: 'zgloszenia+26-004217.ab@myhezo.pl',
  subject: '[#26-004217] Ćma, żółw i łącze: świetlówka „mruga”',
  text: 'Zażółć\n.\n.kropka na początku\n',
  html: '<p>Zażółć</p>',
  headers: {
    References: '<root@myhezo.pl> <previous@myhezo.pl>',
    'In-Reply-To': '<previous@myhezo.pl>',
    'List-Id': '"Ticket 26-004217" <26-004217.zgloszenia.myhezo.pl>',
  },
}

describe('a mail over the wire', () => {
  test('arrives as it was written', async () => {
    const transport = smtpTransport(sink.url)
    expect(await transport.send(letter)).toEqual({ outcome: 'sent' })
    transport.close()

    const [received] = sink.received
    expect(received?.mail).toMatchObject({
      messageId: letter.messageId,
      date: '2026-11-20T14:05:00.000Z',
      from: letter.from,
      to: [letter.to],
      replyTo: [{ address: letter.replyTo }],
      subject: letter.subject,
      inReplyTo: '<previous@myhezo.pl>',
      references: '<root@myhezo.pl> <previous@myhezo.pl>',
    })
    expect(received && headerOf(received, 'list-id')).toBe(letter.headers['List-Id'])
    expect(received?.mail.text?.trimEnd()).toBe(letter.text.trimEnd())
    expect(received?.mail.html).toContain('<p>Zażółć</p>')
  })

  test('drops what no header value of ours can hold', async () => {
    sink.clear()
    const transport = smtpTransport(sink.url)
    await transport.send({ ...letter, headers: { 'X-Portal-Ticket': '26-004217\r\nBcc: mallory@evil.example' } })
    transport.close()

    const [received] = sink.received
    expect(received?.recipients).toEqual(['lukasz@firma.example'])
    expect(received && headerOf(received, 'bcc')).toBeUndefined()
  })

  test('to a server that is not there comes later', async () => {
    const transport = smtpTransport('smtp://127.0.0.1:1')
    expect(await transport.send(letter)).toMatchObject({ outcome: 'later', cause: 'relay' })
    transport.close()
  })
})

describe('what an answer means', () => {
  test.each([
    [
      '550 at the recipient ends the mail',
      { command: 'RCPT TO', responseCode: 550, permanent: true },
      'refused',
      undefined,
    ],
    [
      '450 at the recipient is about this recipient',
      { command: 'RCPT TO', responseCode: 450, permanent: false },
      'later',
      'recipient',
    ],
    ['552 after the text ends the mail', { command: 'DATA', responseCode: 552, permanent: true }, 'refused', undefined],
    ['421 anywhere is about the server', { command: 'RCPT TO', responseCode: 421, permanent: false }, 'later', 'relay'],
    [
      '535 at signing in is about the server: no mail is lost for a wrong password',
      { command: 'AUTH PLAIN', responseCode: 535, permanent: true },
      'later',
      'relay',
    ],
    [
      '554 at the greeting is about the server',
      { command: 'CONN', responseCode: 554, permanent: true },
      'later',
      'relay',
    ],
    ['a broken encryption is about the server', { code: 'ETLS' }, 'later', 'relay'],
    ['an envelope without an address can never go', { code: 'EENVELOPE' }, 'refused', undefined],
  ])('%s', (_, error, outcome, cause) => {
    expect(deliveryAfter({ message: 'answer', ...error })).toMatchObject({
      outcome,
      ...(cause === undefined ? {} : { cause }),
    })
  })

  test('is kept short', () => {
    expect(deliveryAfter({ message: 'x'.repeat(5000) })).toMatchObject({ answer: 'x'.repeat(500) })
  })
})
