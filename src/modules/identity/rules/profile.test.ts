import { describe, expect, test } from 'vitest'
import { checkRepeated, parseNewEmail, parsePersonName } from './profile.ts'

describe('the name of a person', () => {
  test.each([
    ['is kept with its diacritics', 'Żaneta Świątek-Źrebięcka', 'Żaneta Świątek-Źrebięcka'],
    ['loses needless spaces', '  Anna \t Nowak ', 'Anna Nowak'],
    ['cannot bring a line into a mail header', 'Anna\r\nBcc: all@firma.example', 'Anna Bcc: all@firma.example'],
  ])('%s', (_, typed, name) => {
    expect(parsePersonName(typed)).toBe(name)
  })

  test.each([
    ['empty', '   ', 'identity.name_missing'],
    ['longer than any name', 'a'.repeat(121), 'identity.text_too_long'],
  ])('is refused when it is %s', (_, typed, code) => {
    expect(() => parsePersonName(typed)).toThrow(code)
  })
})

describe('another address', () => {
  test('is read as any address', () => {
    expect(parseNewEmail(' Anna.Nowak@Firma.Example ', 'a.nowak@firma.example')).toEqual({
      address: 'Anna.Nowak@firma.example',
      key: 'anna.nowak@firma.example',
    })
  })

  test.each([
    ['the present one', 'a.nowak@firma.example', 'identity.email_same'],
    ['the present one in capitals', 'A.NOWAK@FIRMA.EXAMPLE', 'identity.email_same'],
    ['no address', 'anna', 'identity.email_invalid'],
    ['two addresses', 'a@firma.example,b@firma.example', 'identity.email_invalid'],
    ['one with look-alike letters', 'а.nowak@firma.example', 'identity.email_letters'],
  ])('is refused when it is %s', (_, typed, code) => {
    expect(() => parseNewEmail(typed, 'a.nowak@firma.example')).toThrow(code)
  })
})

test('a new password is typed the same twice', () => {
  expect(() => checkRepeated('Zielony słoń 7', 'Zielony słoń 7')).not.toThrow()
  expect(() => checkRepeated('Zielony słoń 7', 'zielony słoń 7')).toThrow('identity.account_passwords_differ')
})
