import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth/lib/mailauth.js'
import { describe, expect, test } from 'vitest'
import { verifyMail, type AskDns } from './verify-mail.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

const records: Readonly<Record<string, string>> = {
  'firma.example TXT': 'v=spf1 ip4:192.0.2.10 -all',
  '_dmarc.firma.example TXT': 'v=DMARC1; p=reject',
  'poczta._domainkey.firma.example TXT': `v=DKIM1; k=rsa; p=${key}`,
  'slaba.example TXT': 'v=spf1 ip4:192.0.2.10 ~all',
  '_dmarc.slaba.example TXT': 'v=DMARC1; p=none',
}

const table: AskDns = (name, type) => {
  const record = records[`${name} ${type}`]
  return record === undefined ? Promise.reject(missing()) : Promise.resolve([[record]])
}
const missing = () => Object.assign(new Error('not found'), { code: 'ENOTFOUND' })

const mail = (from: string, server = '192.0.2.10') =>
  [
    `Received: from mail.firma.example (mail.firma.example [${server}]) by mx.myhezo.pl; Fri, 20 Nov 2026 15:10:00 +0100`,
    `From: Anna <${from}>`,
    'To: zgloszenia@myhezo.pl',
    'Subject: Re: awaria',
    'Date: Fri, 20 Nov 2026 15:10:00 +0100',
    '',
    'Działa.',
    '',
  ].join('\r\n')

const verdictOf = (raw: string, askDns = table) =>
  verifyMail({ raw: Buffer.from(raw), returnPath: 'anna@firma.example', verdictBy: { kind: 'dns' } }, askDns)

async function signed(raw: string): Promise<string> {
  const signatureData = [
    {
      signingDomain: 'firma.example',
      selector: 'poczta',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  ]
  return (await dkimSign(Buffer.from(raw), { signatureData })).signatures + raw
}

describe('what the sender’s domain says', () => {
  test('a signed mail from the firm’s own server passes everything', async () => {
    expect(await verdictOf(await signed(mail('anna@firma.example')))).toEqual({
      spf: 'pass',
      dkim: 'pass',
      dmarc: 'pass',
      policy: 'reject',
    })
  })

  test('a signature alone is enough when the mail came by another server', async () => {
    expect(await verdictOf(await signed(mail('anna@firma.example', '198.51.100.7')))).toMatchObject({
      spf: 'fail',
      dkim: 'pass',
      dmarc: 'pass',
    })
  })

  test('a forged sender fails', async () => {
    expect(await verdictOf(mail('anna@firma.example', '198.51.100.7'))).toEqual({
      spf: 'fail',
      dkim: 'none',
      dmarc: 'fail',
      policy: 'reject',
    })
  })

  test('a mail that was changed on its way fails by its signature', async () => {
    const raw = await signed(mail('anna@firma.example', '198.51.100.7'))
    expect(await verdictOf(raw.replace('Działa.', 'Nie działa.'))).toMatchObject({ dkim: 'neutral', dmarc: 'fail' })
  })

  test('a domain that asks for nothing says so, and one without records says nothing', async () => {
    expect(await verdictOf(mail('anna@slaba.example'))).toMatchObject({ dmarc: 'fail', policy: 'none' })
    expect(await verdictOf(mail('anna@niczyja.example'))).toMatchObject({ dmarc: 'none', policy: null })
  })

  test('is a temporary error when DNS is silent, never a failure', async () => {
    const silent = () => Promise.reject(Object.assign(new Error('timeout'), { code: 'ETIMEOUT' }))
    expect(await verdictOf(await signed(mail('anna@firma.example')), silent)).toMatchObject({
      spf: 'temperror',
      dkim: 'temperror',
      dmarc: 'temperror',
    })
  })

  test.each([
    ['nothing', ''],
    ['no headers', '\r\n\r\nx'],
    ['a broken signature', `DKIM-Signature: v=1; a=rsa-sha256; d=;\r\n${mail('anna@firma.example')}`],
    ['two senders', `From: x@slaba.example\r\n${mail('anna@firma.example')}`],
  ])('harms nobody for %s', async (_, raw) => {
    expect(Object.keys(await verdictOf(raw))).toEqual(['spf', 'dkim', 'dmarc', 'policy'])
  })

  test('is not asked where the operator wants none, and read from his own server where he wants that', async () => {
    const raw = Buffer.from(
      `Authentication-Results: mx.myhezo.pl; dmarc=fail (p=reject)\r\n${mail('anna@firma.example')}`,
    )
    const request = { raw, returnPath: null }
    const never = () => Promise.reject(new Error('asked'))
    expect(await verifyMail({ ...request, verdictBy: { kind: 'off' } }, never)).toMatchObject({ dmarc: null })
    expect(
      await verifyMail({ ...request, verdictBy: { kind: 'header', authservId: 'mx.myhezo.pl' } }, never),
    ).toMatchObject({ dmarc: 'fail', policy: 'reject' })
  })
})
