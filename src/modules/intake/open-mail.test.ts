import { describe, expect, test } from 'vitest'
import { openMail } from './open-mail.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const head = 'From: Anna <anna@firma.example>\r\nSubject: Test\r\n'
const plain = (headers: string, body: string) => openMail(bytes(`${head}${headers}\r\n${body}`))

/** Polish letters by their bytes in windows-1250 and ISO-8859-2. */
const [windows, iso] = ['Prze\xb3\xb9cznik \x9cwieci, dzi\xeakuj\xea', 'Prze\xb3\xb1cznik \xb6wieci, dzi\xeakuj\xea']
const meant = 'Przełącznik świeci, dziękuję'

describe('an alphabet', () => {
  test.each([
    ['named rightly, windows-1250', 'Content-Type: text/plain; charset=windows-1250\r\n', windows],
    ['named rightly, ISO-8859-2', 'Content-Type: text/plain; charset=ISO-8859-2\r\n', iso],
    ['by its old name', 'Content-Type: text/plain; charset=cp1250\r\n', windows],
    ['not named, windows-1250', '', windows],
    ['not named, ISO-8859-2', '', iso],
    ['not named though the type is', 'Content-Type: text/plain\r\n', windows],
    ['named UTF-8 by mistake', 'Content-Type: text/plain; charset="utf-8"\r\n', windows],
    [
      'named US-ASCII by mistake',
      'Content-Type: text/plain; charset=us-ascii\r\n',
      Buffer.from(meant).toString('latin1'),
    ],
    ['named Western by mistake', 'Content-Type: text/plain; charset=iso-8859-1\r\n', windows],
    ['that nobody knows', 'Content-Type: text/plain; charset=x-mazovia\r\n', windows],
    [
      'encoded twice',
      'Content-Type: text/plain; charset=utf-8\r\n',
      Buffer.from(new TextDecoder('windows-1250').decode(Buffer.from(meant))).toString('latin1'),
    ],
  ])('%s', async (_, headers, body) => {
    expect((await plain(headers, body)).text?.trim()).toBe(meant)
  })

  test.each([
    ['windows-1250', 'Subject: Nie dzia\xb3a \x9cwiat\xb3o'],
    ['ISO-8859-2', 'Subject: Nie dzia\xb3a \xb6wiat\xb3o'],
    ['UTF-8', `Subject: ${Buffer.from('Nie działa światło').toString('latin1')}`],
    ['an encoded word', 'Subject: =?iso-8859-2?Q?Nie_dzia=B3a_=B6wiat=B3o?='],
  ])('of bare letters in a header: %s', async (_, subject) => {
    expect((await openMail(bytes(`From: a@b.example\r\n${subject}\r\n\r\nx`))).subject).toBe('Nie działa światło')
  })
})

describe('a file', () => {
  const mixed = (part: string) =>
    openMail(
      bytes(`${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\n${part}\r\n--b--\r\n`),
    )

  test.each([
    [
      'in pieces',
      "Content-Disposition: attachment; filename*0*=UTF-8''zrzut%20%C5%82; filename*1*=%C4%85cza; filename*2=.txt\r\n\r\ny",
      'zrzut łącza.txt',
    ],
    [
      'in another alphabet',
      "Content-Disposition: attachment; filename*=windows-1250'pl'%B3%B9cze.txt\r\n\r\ny",
      'łącze.txt',
    ],
    ['in bare letters', 'Content-Disposition: attachment; filename="\xb3\xb9cze.txt"\r\n\r\ny', 'łącze.txt'],
    [
      'as an encoded word',
      'Content-Disposition: attachment; filename="=?utf-8?Q?=C5=82=C4=85cze.txt?="\r\n\r\ny',
      'łącze.txt',
    ],
    [
      'of a forwarded mail, after its subject',
      'Content-Type: message/rfc822\r\n\r\nSubject: Awaria / serwer\r\n\r\nz',
      'Awaria   serwer.eml',
    ],
    [
      'of a forwarded mail without a subject',
      'Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\nFrom: x@y.example\r\n\r\nz',
      'mail.eml',
    ],
  ])('is called as its sender called it: %s', async (_, part, name) => {
    expect((await mixed(part)).attachments.map(({ filename }) => filename)).toEqual([name])
  })

  test('that was written into the text is a file again', async () => {
    const { text, attachments } = await plain('', 'Log:\r\nbegin 644 a.log\r\n#86)C\r\n`\r\nend\r\nKoniec')
    expect(text?.trim()).toBe('Log:\nKoniec')
    expect(attachments).toMatchObject([{ filename: 'a.log', content: Buffer.from('abc') }])
  })

  test('of Outlook that is no such pack stays what it is', async () => {
    const { attachments } = await mixed('Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx')
    expect(attachments).toMatchObject([{ filename: 'winmail.dat' }])
  })

  test('of Outlook is unpacked, its text the mail’s where it has none', async () => {
    const body = Buffer.from('Nie dziala.\0')
    const pack = Buffer.concat([
      Buffer.from(Uint32Array.of(0x223e9f78).buffer),
      Buffer.of(1, 0, 1),
      Buffer.from(Uint32Array.of(0x2800c, body.length).buffer),
      body,
      Buffer.of(0, 0),
    ])
    const { text, attachments } = await openMail(
      bytes(
        `${head}Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${pack.toString('base64')}\r\n`,
      ),
    )
    expect(text).toBe('Nie dziala.')
    expect(attachments).toEqual([])
  })
})

describe('a boundary', () => {
  test.each([
    ['that is not named', 'Content-Type: multipart/mixed\r\n', '--b\r\n\r\nNie działa.\r\n--b--'],
    ['that never comes', 'Content-Type: multipart/mixed; boundary=c\r\n', 'Nie działa.'],
    ['that never ends', 'Content-Type: multipart/mixed; boundary=b\r\n', '--b\r\n\r\nNie działa.'],
    [
      'of odd signs',
      'Content-Type: multipart/mixed; boundary="=_a:b?c (1)"\r\n',
      '--=_a:b?c (1)\r\n\r\nNie działa.\r\n--=_a:b?c (1)--',
    ],
  ])('%s loses nothing', async (_, headers, body) => {
    expect((await openMail(Buffer.from(`${head}${headers}\r\n${body}`))).text?.trim()).toBe('Nie działa.')
  })
})
