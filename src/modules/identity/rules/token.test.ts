import { describe, expect, test } from 'vitest'
import { MAX_TOKEN_NAME, parseTokenLife, parseTokenName, tokenLives } from './token.ts'

describe('the name of a token', () => {
  test('is kept without needless spaces', () => {
    expect(parseTokenName('  Monitoring   NOC ')).toBe('Monitoring NOC')
  })

  test.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['more than the limit', 'a'.repeat(MAX_TOKEN_NAME + 1)],
  ])('is refused when it is %s', (_, typed) => {
    expect(() => parseTokenName(typed)).toThrow('identity.token_name_missing')
  })
})

describe('the life of a token', () => {
  test.each([...tokenLives])('can be %i days', (days) => {
    expect(parseTokenLife(days)).toBe(days)
  })

  test.each([0, -30, 31, 3650, Number.NaN, Number.POSITIVE_INFINITY])('cannot be %s days', (days) => {
    expect(() => parseTokenLife(days)).toThrow('identity.token_life_unknown')
  })
})
