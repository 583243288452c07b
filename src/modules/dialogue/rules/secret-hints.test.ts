import { describe, expect, test } from 'vitest'
import { secretHints } from './secret-hints.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('what a configuration gives away', () => {
  test.each([
    ['a FortiGate password', 'config system admin\n  edit "admin"\n    set password ENC SH2abcdef\n', ['password']],
    ['a FortiGate pre-shared key', 'set psksecret ENC xyz', ['password']],
    ['a Cisco enable secret', 'enable secret 5 $1$abc$def\n', ['password']],
    ['a Cisco user', 'username admin privilege 15 secret 9 $9$abc', ['password']],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE', ['private_key']],
    ['an OpenSSH key', '-----BEGIN OPENSSH PRIVATE KEY-----', ['private_key']],
    ['an SNMP community', 'snmp-server community s3cret RO', ['snmp_community']],
    ['an Extreme SNMP community', 'configure snmp add community readonly publiczny', ['snmp_community']],
    ['two kinds at once', 'set password ENC abc\nsnmp-server community x', ['password', 'snmp_community']],
    ['a log that only speaks of a password', '2026-11-20 login failed: wrong password', []],
    ['a certificate', '-----BEGIN CERTIFICATE-----', []],
    ['nothing', '', []],
  ])('%s', (_, text, hints) => {
    expect(secretHints(bytes(text))).toEqual(hints)
  })

  test('a picture is not read as text', () => {
    expect(secretHints(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, ...bytes('set password ENC x')]))).toEqual([])
  })
})
