import { expect, test } from 'vitest'
import { formatPhone, internationalPhone, parsePhone } from './phone.ts'

test.each([
  ['+48 12 25 25 600', '122525600'],
  ['0-12 25 25 600', '122525600'],
  ['0048122525600', '122525600'],
  ['48122525600', '122525600'],
  ['122525600', '122525600'],
  ['(12) 25-25-600', '122525600'],
  ['601 234 567', '601234567'],
  ['+48601234567', '601234567'],
  ['601.234.567', '601234567'],
  ['+48 0 12 25 25 600', '122525600'],
  ['+49 30 901820', '+4930901820'],
  ['0049 30 901820', '+4930901820'],
  ['+1 (212) 555-0100', '+12125550100'],
])('%s is kept as %s', (typed, kept) => {
  expect(parsePhone(typed)).toBe(kept)
})

test.each([
  '',
  '12345678',
  '1234567890',
  '+48 12 25 25 60',
  '+48 12 25 25 6000',
  '012345678',
  '+0123456789',
  'dzwonić po 9',
  '12 25 25 600 wew. 3',
  '+4',
  '++48122525600',
  '１２２５２５６００',
])('"%s" is no telephone number', (typed) => {
  expect(() => parsePhone(typed)).toThrow('identity.phone_invalid')
})

test.each([
  ['122525600', '12 252 56 00', '+48122525600'],
  ['601234567', '601 234 567', '+48601234567'],
  ['+4930901820', '+4930901820', '+4930901820'],
  ['', '', ''],
])('%s reads %s and is dialled %s', (phone, read, dialled) => {
  expect(formatPhone(phone)).toBe(read)
  expect(internationalPhone(phone)).toBe(dialled)
})
