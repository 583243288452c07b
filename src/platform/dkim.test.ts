import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authenticate } from 'mailauth'
import { Temporal } from 'temporal-polyfill'
import { afterAll, describe, expect, test } from 'vitest'
import { useSmtpSink } from '../../test/smtp-sink.ts'
import { parseConfig } from './config.ts'
import { smtpTransport } from './smtp.ts'

const folder = mkdtempSync(join(tmpdir(), 'myhezo-dkim-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pair = (bits: number) =>
  generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
const { publicKey, privateKey } = pair(2048)
const keyFile = join(folder, 'dkim.pem')
writeFileSync(keyFile, privateKey)
const edwards = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).privateKey

const settings = {
  PORTAL_MODE: 'demo',
  DATA_DIR: folder,
  DKIM_DOMAIN: 'myhezo.pl',
  DKIM_SELECTOR: 'portal2026',
  DKIM_KEY_FILE: keyFile,
}
const { DKIM_KEY_FILE: _, ...withoutKey } = settings
const { DKIM_DOMAIN: __, ...withoutDomain } = settings

describe('the settings of the signature', () => {
  test('are off by default, and read together', () => {
    expect(parseConfig({ PORTAL_MODE: 'demo', DATA_DIR: folder }).dkim).toBeNull()
    expect(parseConfig(settings).dkim).toEqual({
      domain: 'myhezo.pl',
      selector: 'portal2026',
      privateKey: privateKey.trim(),
    })
  })

  test.each([
    ['no key', withoutKey, 'DKIM_KEY: expected a value'],
    ['no domain', withoutDomain, 'DKIM_DOMAIN: expected a value'],
    ['a key file that is not there', { ...settings, DKIM_KEY_FILE: '/nowhere' }, 'DKIM_KEY_FILE: expected the path'],
    ['a key that is none', { ...withoutKey, DKIM_KEY: 'abc' }, 'DKIM_KEY: expected a PEM private RSA key'],
    ['a weak key', { ...withoutKey, DKIM_KEY: pair(1024).privateKey }, 'DKIM_KEY: expected a PEM private RSA key'],
    ['a key of another kind', { ...withoutKey, DKIM_KEY: edwards }, 'DKIM_KEY: expected a PEM private RSA key'],
    ['no domain at all', { ...settings, DKIM_DOMAIN: 'my hezo' }, 'DKIM_DOMAIN: expected a domain'],
    [
      'a domain that is not the sender’s',
      { ...settings, DKIM_DOMAIN: 'other.pl' },
      'DKIM_DOMAIN: expected the domain of',
    ],
    ['a selector that no name can hold', { ...settings, DKIM_SELECTOR: 'a b' }, 'DKIM_SELECTOR: expected a DNS label'],
  ])('%s stops the start and is named', (_case, environment, message) => {
    expect(() => parseConfig(environment)).toThrow(message)
  })
})

const sink = useSmtpSink()

test('what leaves is signed so that a receiver can check it, one-click headers included', async () => {
  const transport = smtpTransport(sink.url, { dkim: parseConfig(settings).dkim })
  const leave = {
    'List-Unsubscribe': '<https://myhezo.pl/zgloszenia/opusc?t=a>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  await transport.send({
    messageId: '<t26004217.m16.abc@myhezo.pl>',
    writtenAt: Temporal.Now.instant(),
    from: { name: 'Adam W. – myHEZO', address: 'zgloszenia@myhezo.pl' },
    to: { name: 'Łukasz', address: 'lukasz@firma.example' },
    replyTo: null,
    subject: '[#26-004217] Ćma',
    text: 'Zażółć\n.\nkoniec\n',
    html: '<p>Zażółć</p>',
    headers: leave,
  })
  transport.close()
  const raw = sink.received[0]?.raw ?? ''

  expect(await verdict(raw)).toEqual({ result: 'pass', aligned: 'myhezo.pl' })
  expect(/^DKIM-Signature:[^]*?\bh=([^;]*);/im.exec(raw)?.[1]?.replace(/\s/g, '')).toContain('list-unsubscribe-post')
  expect(await verdict(raw.replace('koniec', 'inny koniec'))).toMatchObject({ result: 'neutral' })
})

/** What a receiving server says, with the record that the operator puts into DNS. */
async function verdict(raw: string) {
  const record = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`
  const { dkim } = await authenticate(raw, {
    ip: '192.0.2.1',
    helo: 'myhezo.pl',
    sender: 'zgloszenia@myhezo.pl',
    disableArc: true,
    disableDmarc: true,
    disableBimi: true,
    resolver: async (name: string, type: string) => {
      if (type === 'TXT' && name === 'portal2026._domainkey.myhezo.pl') return [[record]]
      throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
    },
  })
  const [first] = dkim.results
  return { result: first?.status.result, aligned: first?.status.aligned }
}
