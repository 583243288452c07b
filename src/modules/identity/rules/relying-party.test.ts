import { expect, test } from 'vitest'
import { relyingPartyOf } from './relying-party.ts'

const publicUrl = { pl: 'https://myhezo.pl', en: 'https://myhezo.com' }

test.each([
  ['the Polish host', publicUrl, 'myhezo.pl', { id: 'myhezo.pl', origin: 'https://myhezo.pl' }],
  ['the English host', publicUrl, 'myhezo.com', { id: 'myhezo.com', origin: 'https://myhezo.com' }],
  [
    'a port',
    { pl: 'http://localhost:3000', en: 'http://localhost:3000' },
    'localhost:3000',
    { id: 'localhost', origin: 'http://localhost:3000' },
  ],
])('a passkey is made for %s', (_, settings, host, expected) => {
  expect(relyingPartyOf(settings, host)).toEqual(expected)
})

test.each(['evil.example', 'myhezo.pl.evil.example', 'myhezo.pl:8443', ''])('no passkey is made for "%s"', (host) => {
  expect(() => relyingPartyOf(publicUrl, host)).toThrow('identity.passkey_wrong_address')
})
