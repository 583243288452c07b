import { describe, expect, test } from 'vitest'
import { parseContractNumber } from './contract-number.ts'
import { exactLicence, isLicenceOf, looseLicence } from './licence-key.ts'
import { serialKey } from './serial.ts'

const pattern = '^[A-Z][0-9]{6}$'

describe('a contract number', () => {
  test.each([
    ['a123456', 'A123456'],
    ['  A204518 ', 'A204518'],
    ['Ａ204518', 'A204518'],
  ])('typed as "%s" is %s', (typed, number) => {
    expect(parseContractNumber(typed, pattern)).toBe(number)
  })

  test.each(['AB12345', 'A12345', 'A1234567', '', 'A12 3456', 'Ą123456', 'A123456\nB'])('is not "%s"', (typed) => {
    expect(() => parseContractNumber(typed, pattern)).toThrow('contracts.number_invalid')
  })

  test('has whatever shape the operator sets', () => {
    expect(parseContractNumber('pl-2027/1', '^PL-[0-9]{4}/[0-9]+$')).toBe('PL-2027/1')
  })
})

describe('a serial number', () => {
  test.each([
    ['(H)-FG1234567890', 'FG1234567890'],
    [' fg1234567890 ', 'FG1234567890'],
    ['FG100FTK 2400 0013', 'FG100FTK24000013'],
    ['fg100ftk\u00a024000013', 'FG100FTK24000013'],
    ['(h)-2441g-00417', '2441G-00417'],
    ['2441G-00417', '2441G-00417'],
    ['800979-00-05 2441G-00417', '800979-00-052441G-00417'],
  ])('"%s" compares as %s', (typed, key) => {
    expect(serialKey(typed)).toBe(key)
  })

  test.each([
    ['FG1OO', 'FG100'],
    ['X1I', 'X11'],
  ])('%s is never taken for %s', (one, other) => {
    expect(serialKey(one)).not.toBe(serialKey(other))
  })
})

describe('a licence key', () => {
  const line = (licence: string, ...services: string[]) => ({ licence, licenceKey: looseLicence(licence), services })
  const lines = [line('DEMO-7F3K-22QP', 'AHB 24x7x8'), line('AB-C1-23', 'TAC & OS'), line('ABC-123', 'HEZO+')]

  test.each([
    ['as printed', 'DEMO-7F3K-22QP', '', true],
    ['with blanks around', '  DEMO-7F3K-22QP ', '', true],
    ['without dashes and in small letters', 'demo7f3k22qp', '', true],
    ['as printed, though another reads alike', 'AB-C1-23', '', true],
    ['without dashes, though another reads alike', 'abc123', '', false],
    ['without dashes, told apart by its service', 'abc123', 'tac os', true],
    ['without dashes, with a service that tells nothing apart', 'abc123', 'nie wiem', false],
    ['wrong by one letter', 'DEMO-7F3K-22QQ', '', false],
    ['empty', '', '', false],
    ['nothing but punctuation', '---', '', false],
  ])('%s', (_, typed, discriminator, found) => {
    expect(isLicenceOf(lines, typed, discriminator)).toBe(found)
  })

  test('under two services of one contract is still one key', () => {
    expect(isLicenceOf([line('AA-11', 'AHB'), line('AA-11', 'TAC')], 'aa11')).toBe(true)
  })

  test('keeps dashes and case in its exact form', () => {
    expect(exactLicence(' Ab-12 ')).toBe('Ab-12')
  })
})
