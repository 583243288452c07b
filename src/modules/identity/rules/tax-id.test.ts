import { describe, expect, test } from 'vitest'
import { formatTaxId, isNip, parseNip, parseTaxId, taxCountries } from './tax-id.ts'

describe('a Polish NIP', () => {
  test.each([
    ['1234563218', '1234563218'],
    ['7261120385', '7261120385'],
    ['PL 123-456-32-18', '1234563218'],
    ['pl1234563218', '1234563218'],
    ['120-00-00-011', '1200000011'],
    [' 120 000 00 11 ', '1200000011'],
    ['1200000011', '1200000011'],
    ['123–456–32–18', '1234563218'],
  ])('%s is read as %s', (typed, digits) => {
    expect(parseNip(typed)).toBe(digits)
  })

  test.each(['', '123456321', '12345632180', 'PL', 'ABCDEFGHIJ', 'DE123456789', '１２３４５６３２１８'])(
    '"%s" has not ten digits',
    (typed) => {
      expect(() => parseNip(typed)).toThrow('identity.nip_length')
    },
  )

  test.each([
    ['the tenth digit is wrong', '1234563219'],
    ['nobody has only zeros', '0000000000'],
    ['nobody has only ones', '1111111111'],
    ['no tax office begins with zero', '0123456789'],
    ['two zeros in second and third place', '1001234567'],
  ])('%s: %s', (_, typed) => {
    expect(() => parseNip(typed)).toThrow('identity.nip_wrong')
  })

  test('the remainder ten fits no tenth digit', () => {
    const tenth = Array.from({ length: 10 }, (_, digit) => isNip(`100000016${digit}`))

    expect(tenth).not.toContain(true)
  })

  test('it is compared with the tenth digit, not the ninth', () => {
    expect(isNip('1234563218')).toBe(true)
    expect(isNip('1234563288')).toBe(false)
  })
})

describe('a tax id of another country', () => {
  test.each([
    ['DE', 'DE 123 456 789', '123456789'],
    ['EL', 'el123456789', '123456789'],
    ['XI', 'GD123', 'GD123'],
    ['AT', 'ATU12345678', 'U12345678'],
    ['NL', '123456789B01', '123456789B01'],
    ['IE', '1234567FA', '1234567FA'],
    ['CZ', 'CZ12345678', '12345678'],
    ['SK', '1234567890', '1234567890'],
    ['ES', 'ESX1234567X', 'X1234567X'],
    ['FR', 'FR XX 123456789', 'XX123456789'],
    ['SE', '123456789012', '123456789012'],
    ['GB', 'gb 123 4567 89', 'GB 123 4567 89'],
    ['UA', '12345678', '12345678'],
    ['US', '12-3456789', '12-3456789'],
  ])('%s: %s is kept as %s', (country, typed, id) => {
    expect(parseTaxId(country, typed)).toEqual({ country, id })
  })

  test.each([
    ['DE', '12345678'],
    ['DE', 'PL1234563218'],
    ['AT', '12345678'],
    ['US', ''],
    ['US', 'A'.repeat(21)],
    ['US', '<script>'],
  ])('%s: "%s" is refused', (country, typed) => {
    expect(() => parseTaxId(country, typed)).toThrow('identity.tax_id_invalid')
  })

  test.each(['', 'pl', 'XX', 'GR', 'POL'])('"%s" is no country of the list', (country) => {
    expect(() => parseTaxId(country, '1234563218')).toThrow('identity.country_unknown')
  })
})

test('the list begins with Poland and names nobody twice', () => {
  expect(taxCountries[0]).toBe('PL')
  expect(new Set(taxCountries).size).toBe(taxCountries.length)
})

test.each([
  [{ country: 'PL', id: '1234563218' }, '1234563218'],
  [{ country: 'DE', id: '123456789' }, 'DE 123456789'],
])('%o reads %s', (taxId, read) => {
  expect(formatTaxId(taxId)).toBe(read)
})
