import { expect, test } from 'vitest'
import { newCode } from '../../../platform/id.ts'
import { boundRecoveryCode, groupRecoveryCode, parseRecoveryCode } from './recovery-code.ts'

test('a code is written in four groups and read back', () => {
  expect(groupRecoveryCode('8F3K22QP7WXMN04T')).toBe('8F3K-22QP-7WXM-N04T')
  expect(parseRecoveryCode('8F3K-22QP-7WXM-N04T')).toBe('8F3K22QP7WXMN04T')
})

test.each([
  ['small letters and spaces', '8f3k 22qp 7wxm n04t'],
  ['an O for a zero', '8F3K-22QP-7WXM-NO4T'],
  ['a long dash', '8F3K–22QP–7WXM–N04T'],
])('%s do not matter', (_, typed) => {
  expect(parseRecoveryCode(typed)).toBe('8F3K22QP7WXMN04T')
})

test.each(['', '123456', '8F3K-22QP-7WXM', '8F3K-22QP-7WXM-N04U', '8F3K-22QP-7WXM-N04T-1111', 'ąęśćżźółńąęśćżźó'])(
  '"%s" cannot be a code',
  (typed) => {
    expect(parseRecoveryCode(typed)).toBeNull()
  },
)

test('every code that is made can be read back', () => {
  for (let made = 0; made < 200; made++) {
    const code = newCode()
    expect(parseRecoveryCode(groupRecoveryCode(code).toLowerCase())).toBe(code)
  }
})

test('the same code of two people is kept as two different things', () => {
  expect(boundRecoveryCode('one', '8F3K22QP7WXMN04T')).not.toBe(boundRecoveryCode('two', '8F3K22QP7WXMN04T'))
})
