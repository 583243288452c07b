import { describe, expect, test } from 'vitest'
import { domainOf, isPlainAddress, oneLine } from './one-line.ts'

describe('a header value', () => {
  test.each([
    ['keeps ordinary words and Polish letters', 'Ćma, żółw i łącze: „świetlówka”', 'Ćma, żółw i łącze: „świetlówka”'],
    ['has no line breaks', 'a\r\nBcc: x@y.example\nc', 'a Bcc: x@y.example c'],
    ['has no control or invisible characters', 'a\0b\u202Ec\u2028d\u0085e', 'a b c d e'],
    ['does not decode into something else', '=?utf-8?Q?=0A?=', '= ?utf-8?Q?=0A?='],
    ['has single spaces and no edges', '  a \t b  ', 'a b'],
  ])('%s', (_, typed, line) => {
    expect(oneLine(typed)).toBe(line)
  })

  test('is cut at 250 characters', () => {
    expect(oneLine('a'.repeat(9000))).toBe(`${'a'.repeat(249)}…`)
  })
})

test.each([
  ['anna@firma.example', true],
  ['anna.nowak+umowy@dział.firma.example', true],
  ['zażółć@firma.example', true],
  ['anna@firma.example, jan@firma.example', false],
  ['Anna <anna@firma.example>', false],
  ['anna@firma.example\r\nBcc: x@y.example', false],
  ['anna@firma.example ', false],
  ['"anna x"@firma.example', false],
  ['anna@@firma.example', false],
  ['anna\u202E@firma.example', false],
  ['=?utf-8?B?YQ==?=@firma.example', false],
  ['anna', false],
  ['', false],
  [`${'a'.repeat(65)}@firma.example`, false],
])('%j as one plain address: %s', (text, plain) => {
  expect(isPlainAddress(text)).toBe(plain)
})

test('the host of an address is read behind the last @', () => {
  expect(domainOf('Anna@Firma.Example')).toBe('firma.example')
})
