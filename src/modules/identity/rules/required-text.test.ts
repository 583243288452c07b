import { expect, test } from 'vitest'
import { requiredText } from './required-text.ts'

test.each([
  ['  Anna   Nowak ', 'Anna Nowak'],
  ['Złoty Gron\nSp. z o.o.', 'Złoty Gron Sp. z o.o.'],
  ['Anna\u202eNowak', 'Anna Nowak'],
])('%j is written down as %s', (typed, text) => {
  expect(requiredText(typed, 'identity.name_missing')).toBe(text)
})

test.each(['', '   ', '\u200b', '\n\t'])('%j is missing', (typed) => {
  expect(() => requiredText(typed, 'identity.company_missing')).toThrow('identity.company_missing')
})

test('a name has at most 150 characters', () => {
  expect(requiredText('a'.repeat(150), 'identity.name_missing')).toHaveLength(150)
  expect(() => requiredText('a'.repeat(151), 'identity.name_missing')).toThrow('identity.text_too_long')
})
