import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { groupSecret, parseCode, refuseTry } from './totp.ts'

const now = Temporal.Instant.from('2026-11-20T14:05:00Z')

test.each([['123456'], [' 123 456 '], ['123\u00a0456']])('"%s" is the code 123456', (typed) => {
  expect(parseCode(typed)).toBe('123456')
})

test.each(['', '12345', '1234567', '12345a', '１２３４５６', '8F3K22QP'])('"%s" is no code', (typed) => {
  expect(() => parseCode(typed)).toThrow('identity.code_wrong')
})

test('after twenty wrong codes the person is told how long to wait', () => {
  const refusal = refuseTry({ failures: 20, coolUntil: now.add({ minutes: 14, seconds: 10 }) }, now)

  expect(refusal).toMatchObject({ code: 'http.too_many_requests', params: { minutes: 15 } })
})

test('after a hundred wrong codes in a row waiting does not help', () => {
  expect(refuseTry({ failures: 100, coolUntil: now.add({ minutes: 5 }) }, now).code).toBe('identity.factor_locked')
})

test('the secret is written in groups of four', () => {
  expect(groupSecret('JBSWY3DPEHPK3PXP')).toBe('JBSW Y3DP EHPK 3PXP')
})
