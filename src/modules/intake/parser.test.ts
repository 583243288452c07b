import { afterAll, describe, expect, test } from 'vitest'
import { openParser } from './parser.ts'
import type { ParsedMail } from './rules/parsed-mail.ts'

const parser = openParser()
afterAll(() => parser.close())

const ask = (raw: string | Uint8Array, returnPath: string | null = null) =>
  parser.parse({ raw: typeof raw === 'string' ? Buffer.from(raw) : raw, returnPath, ownDomain: 'myhezo.pl' })

async function parsed(raw: string, returnPath: string | null = null): Promise<ParsedMail> {
  const outcome = await ask(raw, returnPath)
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome.mail
}

const head = 'From: Anna <anna@firma.example>\r\nTo: zgloszenia@myhezo.pl\r\nSubject: Test\r\n'

function nested(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`,
  )
  return `${head}${open.join('')}Content-Type: text/plain\r\n\r\ngłęboko\r\n`
}

function manyParts(count: number): string {
  const part = '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'
  return `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(count)}--b--\r\n`
}

describe('the parser process', () => {
  test('reads sender, receivers, text and files', async () => {
    const mail = await parsed(
      [
        'From: =?UTF-8?Q?=C5=81ukasz?= <lukasz@firma.example>',
        'To: zgloszenia@myhezo.pl, "Kot, Jan" <jan@firma.example>',
        'Cc: Szefowie: ewa@firma.example;',
        'Delivered-To: zgloszenia+26-000001.0123456789abcdef01234567@myhezo.pl',
        'Subject: =?iso-8859-2?Q?Dzia=B3a?=',
        'Message-ID: <1@firma.example>',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; charset=windows-1250',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Dzia=B3a, dzi=EAkuj=EA!',
        '--b',
        'Content-Type: text/plain; name="log.txt"',
        'Content-Disposition: attachment; filename="log.txt"',
        'Content-Transfer-Encoding: base64',
        '',
        'YWJj',
        '--b--',
        '',
      ].join('\r\n'),
    )
    expect(mail).toMatchObject({
      from: 'lukasz@firma.example',
      fromName: 'Łukasz',
      verifiedFrom: 'lukasz@firma.example',
      to: ['zgloszenia@myhezo.pl', 'jan@firma.example'],
      cc: ['ewa@firma.example'],
      deliveredTo: ['zgloszenia+26-000001.0123456789abcdef01234567@myhezo.pl'],
      subject: 'Działa',
      messageId: '<1@firma.example>',
      automatic: false,
      visibleText: 'Działa, dziękuję!',
    })
    expect(mail.attachments).toMatchObject([
      { name: 'log.txt', type: 'text/plain', size: 3, sha256: expect.stringMatching(/^ba7816bf/) },
    ])
  })

  test('keeps what a forwarded mail carries as a file', async () => {
    const mail = await parsed(
      `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nDo wiadomości.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\ny\r\n--b--\r\n`,
    )
    expect(mail.visibleText).toBe('Do wiadomości.')
    expect(mail.attachments).toMatchObject([{ type: 'message/rfc822' }])
  })

  test('knows the same mail that came another way', async () => {
    const mail = `${head}Message-ID: <1@firma.example>\r\n\r\nDziała.\r\n`
    const [one, other, third] = await Promise.all([
      parsed(mail),
      parsed(`Received: from elsewhere\r\n${mail}`),
      parsed(mail.replace('Działa.', 'Nie działa.')),
    ])
    expect(other.duplicateKey).toBe(one.duplicateKey)
    expect(third.duplicateKey).not.toBe(one.duplicateKey)
  })

  test('takes the empty envelope sender for an automatic mail', async () => {
    expect((await parsed(`${head}\r\nx`, '')).automatic).toBe(true)
  })

  test.each([
    ['parts nested too deeply', nested(70), 'intake.mail_too_complex'],
    ['very deep nesting', nested(20_000), 'intake.mail_too_complex'],
    ['ten thousand parts', manyParts(10_000), 'intake.mail_too_complex'],
    ['a header of 273 kB', `X-Long: ${'a '.repeat(136_500)}\r\n${head}\r\nx`, 'intake.mail_too_complex'],
    ['a folded header of 20 kB', `X-Long: a\r\n${' b\r\n'.repeat(5200)}${head}\r\nx`, 'intake.mail_too_complex'],
    ['headers of 300 kB', `${`X-Many: ${'a'.repeat(90)}\r\n`.repeat(3000)}${head}\r\nx`, 'intake.mail_too_complex'],
    ['35 MB and more', `${head}\r\n${'a'.repeat(35 * 1024 * 1024)}`, 'intake.mail_too_large'],
  ])('refuses %s within two seconds', async (_, raw, code) => {
    const before = performance.now()
    expect(await ask(raw)).toEqual({ refused: code })
    expect(performance.now() - before).toBeLessThan(4000)
  })

  test.each([
    ['nesting up to the limit', nested(60)],
    ['a thousand parts', manyParts(999)],
    ['a header named __proto__', `__proto__: polluted\r\nconstructor: x\r\n${head}\r\ngłęboko`],
    ['an absurd charset', `${head}Content-Type: text/plain; charset="x-${'y'.repeat(900)}"\r\n\r\ngłęboko`],
    ['a boundary of nothing', `${head}Content-Type: multipart/mixed; boundary=""\r\n\r\ngłęboko`],
    ['NUL characters', `${head}\r\ng\u0000łęboko\u0000`],
    ['half a base64', `${head}Content-Transfer-Encoding: base64\r\n\r\n=?=a===`],
    ['no header at all', 'głęboko'],
    ['nothing', ''],
    ['a hundred thousand addresses', `${head}Cc: ${'a@b.example, '.repeat(1200)}\r\n\r\ngłęboko`],
    ['a wall of quotes', `${head}\r\n${`${'>'.repeat(200)} x\r\n`.repeat(5000)}`],
  ])('survives %s', async (_, raw) => {
    const mail = await parsed(raw)
    expect(mail.visibleText).not.toContain('\u0000')
    expect(mail.duplicateKey).toMatch(/^[0-9a-f]{64}$/)
  })

  test('reads a log of three megabytes and shows its beginning', async () => {
    const { text, visibleText } = await parsed(
      `${head}\r\n${'port 1: link down, port 2: link up, fan 3: ok\r\n'.repeat(60_000)}`,
    )
    expect(text.length).toBeGreaterThan(2_700_000)
    expect(visibleText.length).toBeGreaterThan(190_000)
  })

  test.each([
    ['blanks without end', `Pozdrawiam${' '.repeat(190_000)}x`],
    ['signs without end', '*_ '.repeat(60_000)],
    ['attributions', 'W dniu 20.11.2026 o 15:05 X pisze:\r\n> a\r\n'.repeat(5000)],
    ['signatures', '--\r\na\r\n'.repeat(30_000)],
    ['advertisements', 'Wysłane z telefonu\r\n'.repeat(10_000)],
    ['half headers', 'Od: x\r\n'.repeat(25_000)],
  ])('is not held up for long by %s', async (_, text) => {
    const before = performance.now()
    await ask(`${head}\r\n${text}`)
    expect(performance.now() - before).toBeLessThan(6000)
  })

  test('says what our own mail server found, and what nobody was asked', async () => {
    const raw = Buffer.from(`Authentication-Results: mx.myhezo.pl; dmarc=pass (p=none)\r\n${head}\r\nDziała.`)
    const request = { raw, returnPath: null }
    const verdictBy = { kind: 'header', authservId: 'mx.myhezo.pl' } as const
    expect(await parser.verify({ ...request, verdictBy })).toMatchObject({ dmarc: 'pass', policy: 'none' })
    expect(await parser.verify({ ...request, verdictBy: { kind: 'off' } })).toMatchObject({ dmarc: null })
  })

  test('goes on after a mail that takes too long', async () => {
    const impatient = openParser({ wallMilliseconds: 1, size: 1 })
    const raw = Buffer.from(`${head}\r\n${'W dniu 20.11.2026 o 15:05\r\n'.repeat(100_000)}`)
    expect(await impatient.parse({ raw, returnPath: null, ownDomain: 'x' })).toEqual({
      refused: 'intake.mail_too_slow',
    })
    impatient.close()
    expect((await parsed(`${head}\r\nDziała.`)).visibleText).toBe('Działa.')
  })
})
