import { addressParser } from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { strictAddress, verifiedSender } from './address.ts'

describe('the sender of a mail', () => {
  test.each([
    ['a bare address', 'Anna.Nowak@Firma.example', 'anna.nowak@firma.example'],
    ['a name', 'Anna Nowak <anna@firma.example>', 'anna@firma.example'],
    ['a name in quotes with anything in it', '"Nowak, Anna (IT) <x@y>" <anna@firma.example>', 'anna@firma.example'],
    ['an encoded name', '=?UTF-8?Q?=C5=81ukasz_=C5=BBak?= <l@firma.example>', 'l@firma.example'],
    ['a remark in the name', 'Anna Nowak (IT) <anna@firma.example>', 'anna@firma.example'],
  ])('is read from %s', (_, header, address) => {
    expect(strictAddress(header)).toBe(address)
    expect(verifiedSender([header], address)).toBe(address)
  })

  test.each([
    ['a comment in the domain', 'anna@firma(.zly).example'],
    ['a comment beside a dot', 'Anna <anna@firma. (x) example>'],
    ['a blank in the address', 'Anna <anna@firma .example>'],
    ['two addresses', 'anna@firma.example, zly@zly.example'],
    ['an address as name', 'anna@firma.example <zly@zly.example>'],
    ['a group', 'Dział: anna@firma.example;'],
    ['a quoted local part', '"anna@firma.example"@zly.example'],
    ['two pairs of angles', '<anna@firma.example><zly@zly.example>'],
    ['angles in angles', '<<anna@firma.example>>'],
    ['an encoded address', '=?UTF-8?Q?anna=40firma.example?='],
    ['full-width signs', 'anna＠firma.example'],
    ['a letter with an accent', 'anna@fírma.example'],
    ['a domain in brackets', 'anna@[127.0.0.1]'],
    ['a route', '<@zly.example:anna@firma.example>'],
    ['an unfinished quote', '"Anna <anna@firma.example>'],
    ['two dots', 'anna..nowak@firma.example'],
    ['nothing', ''],
  ])('is not verified with %s', (_, header) => {
    expect(strictAddress(header)).toBeNull()
    expect(verifiedSender([header], 'anna@firma.example')).toBeNull()
  })

  test('is not verified when the parsers disagree, or there are two headers or none', () => {
    expect(verifiedSender(['anna@firma.example'], 'zly@zly.example')).toBeNull()
    expect(verifiedSender(['anna@firma.example', 'anna@firma.example'], 'anna@firma.example')).toBeNull()
    expect(verifiedSender([], 'anna@firma.example')).toBeNull()
    expect(verifiedSender(['anna@firma.example'], null)).toBeNull()
  })

  test('two hundred spellings are read alike by both parsers, or not at all', () => {
    const names = [
      '',
      'Anna ',
      '"A, B" ',
      '"x@y.example" ',
      'a@b.example ',
      'Anna (IT) ',
      '=?utf-8?q?a=40b?= ',
      ',',
      'x:',
    ]
    const locals = ['anna', 'an.na', '"an na"', 'an(x)na', 'anna ', 'an\\na']
    const ends = ['firma.example', 'firma(.x).example', 'firma .example', '[1.2.3.4]']
    const spellings = names.flatMap((name) => locals.flatMap((local) => ends.map((end) => `${name}<${local}@${end}>`)))
    expect(spellings.length).toBeGreaterThanOrEqual(200)
    const different = spellings.filter((spelling) => {
      const own = strictAddress(spelling)
      return own !== null && addressParser(spelling)[0]?.address?.toLowerCase() !== own
    })
    expect(different).toEqual([])
  })
})
