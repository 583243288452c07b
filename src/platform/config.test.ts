import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigError, keepMode, parseConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'myhezo-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const demo = { PORTAL_MODE: 'demo', DATA_DIR: folder }
const production = {
  DATA_DIR: folder,
  PUBLIC_URL_PL: 'https://myhezo.pl',
  PUBLIC_URL_EN: 'https://myhezo.com',
  SMTP_URL: 'smtp://mail.example:25',
}

describe('the configuration', () => {
  test('needs nothing in demo mode', () => {
    expect(parseConfig(demo)).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      smtpUrl: null,
      publicUrl: { pl: 'http://localhost:3000' },
    })
  })

  test.each([
    ['a port that is no number', { ...demo, PORT: 'abc' }, 'PORT: expected a port number from 0 to 65535'],
    ['a port out of range', { ...demo, PORT: '70000' }, 'PORT: expected a port number from 0 to 65535'],
    [
      'a mode that does not exist',
      { ...demo, PORTAL_MODE: 'staging' },
      'PORTAL_MODE: expected one of demo, test, production',
    ],
    [
      'another database',
      { ...demo, DATABASE_URL: 'mysql://x' },
      'DATABASE_URL: expected an address that starts with postgres:// or postgresql://',
    ],
    [
      'a clock that is no instant',
      { ...demo, PORTAL_CLOCK: 'tomorrow' },
      'PORTAL_CLOCK: expected an instant such as 2027-03-30T09:05:00+02:00',
    ],
    [
      'a settable clock in production',
      { ...production, PORTAL_CLOCK: '2027-03-30T09:05:00+02:00' },
      'PORTAL_CLOCK: expected nothing in production',
    ],
    [
      'known passwords in production',
      { ...production, DEMO_FIXED_SECRETS: 'yes' },
      'DEMO_FIXED_SECRETS: expected nothing in production',
    ],
    ['no public address in production', { DATA_DIR: folder }, 'PUBLIC_URL_PL: expected the public origin'],
    [
      'a public address with a path',
      { ...production, PUBLIC_URL_EN: 'https://myhezo.com/en' },
      'PUBLIC_URL_EN: expected an origin',
    ],
    [
      'a judge of senders without a word before it',
      { ...production, MAIL_AUTH: 'mx.example.com' },
      'MAIL_AUTH: expected dns, off, or header: with the name',
    ],
    [
      'a mail door without a port',
      { ...production, MAIL_LISTEN: '127.0.0.1' },
      'MAIL_LISTEN: expected a host and a port',
    ],
    [
      'a mail door on no port',
      { ...production, MAIL_LISTEN: 'localhost:70000' },
      'MAIL_LISTEN: expected a port number',
    ],
    [
      'a mailbox without a user',
      { ...production, IMAP_URL: 'imaps://mail.example.com/INBOX' },
      'IMAP_URL: expected a mailbox',
    ],
    [
      'a mailbox of another kind',
      { ...production, IMAP_URL: 'pop3://a:b@mail.example.com' },
      'IMAP_URL: expected a mailbox',
    ],
    [
      'a mailbox with half a wish for TLS',
      { ...production, IMAP_URL: 'imap://a:b@mail.example.com?tls=maybe' },
      'IMAP_URL: expected a mailbox',
    ],
    ['a mailbox that is no address', { ...production, IMAP_URL: 'post' }, 'IMAP_URL: expected a mailbox'],
    [
      'a password that is no part of an address',
      { ...production, IMAP_URL: 'imaps://a:50%@mail.example.com' },
      'IMAP_URL: expected letters',
    ],
    [
      'mails that would never leave their folder',
      { ...production, IMAP_URL: 'imaps://a:b@mail.example.com/Poczta', IMAP_PROCESSED_FOLDER: 'Poczta' },
      'IMAP_PROCESSED_FOLDER: expected another folder',
    ],
    ['no mail server in production', { ...production, SMTP_URL: '' }, 'SMTP_URL: expected the outgoing mail server'],
    ['a short secret', { ...demo, SECRET_KEY: 'abc' }, 'SECRET_KEY: expected 64 hexadecimal digits'],
    [
      'an operator file that is not there',
      { ...demo, OPERATOR_FILE: join(folder, 'none.json') },
      'OPERATOR_FILE: expected the path of a readable JSON file',
    ],
  ])('stops at %s and says what is expected', (_, environment, message) => {
    expect(() => parseConfig(environment)).toThrow(ConfigError)
    expect(() => parseConfig(environment)).toThrow(message)
  })

  test.each([
    ['imaps://jan%40x.pl:p%40ss@mail.x.pl', { host: 'mail.x.pl', port: 993, security: 'tls', folder: 'INBOX' }],
    ['imaps://jan%40x.pl:p%40ss@mail.x.pl:1993/Dzia%C5%82', { port: 1993, security: 'tls', folder: 'Dział' }],
    ['imap://jan%40x.pl:p%40ss@[::1]/INBOX', { host: '::1', port: 143, security: 'starttls' }],
    ['imap://jan%40x.pl:p%40ss@localhost?tls=no', { security: 'plain', folder: 'INBOX' }],
  ])('reads the mailbox %s', (url, expected) => {
    const { imap } = parseConfig({ ...production, IMAP_URL: url })
    expect(imap).toMatchObject({ user: 'jan@x.pl', password: 'p@ss', processedFolder: 'Przyjęte', ...expected })
    expect(parseConfig({ ...production, IMAP_URL: url, IMAP_PROCESSED_FOLDER: 'Done' }).imap?.processedFolder).toBe(
      'Done',
    )
  })

  test('reads secrets from files', () => {
    const file = join(folder, 'key')
    writeFileSync(file, 'ab'.repeat(32))
    expect(parseConfig({ ...demo, SECRET_KEY_FILE: file }).secretKey.toString('hex')).toBe('ab'.repeat(32))
  })

  test('makes a secret once and keeps it to itself', () => {
    const first = parseConfig(demo).secretKey
    expect(parseConfig(demo).secretKey).toEqual(first)
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
  })

  test('stops at an operator file that says unclearly what a proof opens', () => {
    const file = join(folder, 'unclear.json')
    writeFileSync(file, JSON.stringify({ proofOpens: 'everything' }))
    expect(() => parseConfig({ ...demo, OPERATOR_FILE: file })).toThrow(
      'OPERATOR_FILE proofOpens: expected one of organisation, contract',
    )
  })

  test('lets another operator change names and contacts only by settings', () => {
    const file = join(folder, 'operator.json')
    writeFileSync(file, JSON.stringify({ productName: 'Serwis Demo', hotline: '12 000 00 01' }))
    expect(parseConfig({ ...demo, OPERATOR_FILE: file }).operator).toMatchObject({
      productName: 'Serwis Demo',
      hotline: '12 000 00 01',
      escalationPhone: '12 25 25 502',
    })
  })
})

describe('a folder of data', () => {
  const kept = mkdtempSync(join(tmpdir(), 'myhezo-kept-'))
  afterAll(() => rmSync(kept, { recursive: true, force: true }))

  test('remembers how it is run, and demo data is never opened as production', () => {
    keepMode(parseConfig({ PORTAL_MODE: 'demo', DATA_DIR: kept, PORT: '3100' }))

    expect(parseConfig({ DATA_DIR: kept })).toMatchObject({
      mode: 'demo',
      port: 3100,
      publicUrl: { pl: 'http://localhost:3100' },
    })
    expect(() => parseConfig({ ...production, DATA_DIR: kept, PORTAL_MODE: 'production' })).toThrow(
      'PORTAL_MODE: expected demo',
    )
  })
})
