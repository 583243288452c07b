import { expect, test } from 'vitest'
import { matchingStep, totpAddress, totpCode, totpSecretFor } from './one-time-code.ts'

/** RFC 6238, appendix B: the secret "12345678901234567890" and the last six digits of its SHA-1 codes. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('the code at second %i is %s', (seconds, code) => {
  expect(totpCode(SECRET, seconds)).toBe(code)
  expect(matchingStep(SECRET, code, seconds)).toBe(Math.floor(seconds / 30))
})

test.each([
  ['the code of one step ago', -30, -1],
  ['the code of the present step', 0, 0],
  ['the code of the next step', 30, 1],
])('%s is taken', (_, shift, step) => {
  const now = 1_795_183_500
  expect(matchingStep(SECRET, totpCode(SECRET, now + shift), now)).toBe(now / 30 + step)
})

test.each([
  ['two steps ago', -60],
  ['two steps ahead', 60],
])('the code of %s is not', (_, shift) => {
  const now = 1_795_183_500
  expect(matchingStep(SECRET, totpCode(SECRET, now + shift), now)).toBeNull()
})

test.each(['', '12345', '1234567', '28708２', 'abcdef', '-12345', '12 345'])('"%s" is no code', (typed) => {
  expect(matchingStep(SECRET, typed, 59)).toBeNull()
})

test('a secret has 160 bits and belongs to its purpose', () => {
  const key = Buffer.alloc(32, 7)

  expect(totpSecretFor(key, 'one')).toMatch(/^[A-Z2-7]{32}$/)
  expect(totpSecretFor(key, 'one')).toBe(totpSecretFor(key, 'one'))
  expect(totpSecretFor(key, 'one')).not.toBe(totpSecretFor(key, 'two'))
})

test('the address names the portal, the account and the secret', () => {
  const address = new URL(totpAddress(SECRET, 'myHEZO', 'anna.nowak@firma.example'))

  expect(address.protocol).toBe('otpauth:')
  expect(decodeURIComponent(address.pathname)).toContain('myHEZO:anna.nowak@firma.example')
  expect(address.searchParams.get('secret')).toBe(SECRET)
  expect(address.searchParams.get('issuer')).toBe('myHEZO')
})
