import { expect, test } from 'vitest'
import { exactAddress } from './exact-address.ts'

test.each([
  ['26-004217', '/zgloszenia/26-004217'],
  ['#26-004217', '/zgloszenia/26-004217'],
  ['A204518', '/umowy/A204518'],
  ['a204518', '/umowy/A204518'],
  ['FG100FTK24000013', null],
  ['26-4217', null],
  ['', null],
])('%j opens %j', (typed, address) => {
  expect(exactAddress(typed)).toBe(address)
})
