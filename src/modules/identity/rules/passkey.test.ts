import { describe, expect, test } from 'vitest'
import { MAX_PASSKEY_NAME, parsePasskeyName, refuseLastFactor } from './passkey.ts'

describe('the name of a passkey', () => {
  test.each([
    ['is kept', 'Telefon służbowy', 'Telefon służbowy'],
    ['loses spaces around and doubled', '  Klucz \t USB ', 'Klucz USB'],
    ['may be as long as the limit', 'ż'.repeat(MAX_PASSKEY_NAME), 'ż'.repeat(MAX_PASSKEY_NAME)],
  ])('%s', (_, typed, name) => {
    expect(parsePasskeyName(typed)).toBe(name)
  })

  test.each([
    ['nothing', '', 'identity.passkey_name_missing'],
    ['only spaces', ' \n ', 'identity.passkey_name_missing'],
    ['one letter too many', 'a'.repeat(MAX_PASSKEY_NAME + 1), 'identity.passkey_name_too_long'],
  ])('is refused when it is %s', (_, typed, code) => {
    expect(() => parsePasskeyName(typed)).toThrow(code)
  })
})

describe('taking a passkey away', () => {
  test.each([
    ['beside an authenticator app', { totp: true, passkeys: 1 }],
    ['beside another passkey', { totp: false, passkeys: 2 }],
  ])('is fine %s', (_, factors) => {
    expect(() => refuseLastFactor(factors)).not.toThrow()
  })

  test('is refused when it is the last second factor', () => {
    expect(() => refuseLastFactor({ totp: false, passkeys: 1 })).toThrow('identity.passkey_last')
  })
})
