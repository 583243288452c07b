import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../refusal.ts'
import { emailKey, maskEmail, parseEmail } from './email.ts'

describe('an e-mail address', () => {
  test.each([
    ['anna.nowak@firma.example', 'anna.nowak@firma.example', 'anna.nowak@firma.example'],
    ['  Anna.Nowak@Firma.Example ', 'Anna.Nowak@firma.example', 'anna.nowak@firma.example'],
    ["o'brien+portal@mail.firma.example", "o'brien+portal@mail.firma.example", "o'brien+portal@mail.firma.example"],
    ['anna@xn--wgiel-m0a.pl', 'anna@xn--wgiel-m0a.pl', 'anna@xn--wgiel-m0a.pl'],
  ])('%s is taken', (typed, address, key) => {
    expect(parseEmail(typed)).toEqual({ address, key })
  })

  test.each([
    '',
    '@',
    'anna',
    'anna@',
    '@firma.example',
    'anna@firma',
    'anna nowak@firma.example',
    'anna@@firma.example',
    'anna..nowak@firma.example',
    '.anna@firma.example',
    'anna@-firma.example',
    'anna@firma..example',
    'anna@firma.example,ewa@firma.example',
    'anna@firma.example;ewa@firma.example',
    '<anna@firma.example>',
    'Anna <anna@firma.example>',
    '"anna nowak"@firma.example',
    'anna@[127.0.0.1]',
    'anna@127.0.0.1',
    'anna@firma.example\nBcc: ewa@firma.example',
    `${'a'.repeat(65)}@firma.example`,
    `anna@${'a.'.repeat(125)}example`,
  ])('"%s" is not', (typed) => {
    expect(() => parseEmail(typed)).toThrow(Refusal)
  })

  test.each([
    'anna＠firma.example',
    'anna@fırma.example',
    'ąnna@firma.example',
    'аnna@firma.example',
    'anna@firma。example',
    'ａnna@firma.example',
    'anna@ﬁrma.example',
    'ANNA@FİRMA.EXAMPLE',
    'anna\u00ad@firma.example',
    'anna\u200b@firma.example',
  ])('the look-alike %s is refused and never folded into another account', (typed) => {
    expect(() => parseEmail(typed)).toThrow('identity.email_letters')
  })
})

test('letter case does not make another account', () => {
  expect(emailKey(' Anna.Nowak@FIRMA.example')).toBe(emailKey('anna.nowak@firma.example'))
})

test.each([
  ['anna.nowak@firma.example', 'a…k@firma.example'],
  ['an@firma.example', 'a…@firma.example'],
])('%s is shown as %s', (address, shown) => {
  expect(maskEmail(address)).toBe(shown)
})

test.each([
  'anna.nowak＠firma.example',
  'anna.nowa\u212a@firma.example',
  'ANNA.NOWAK@FİRMA.EXAMPLE',
  'anna.nowak@ﬁrma.example',
])('the look-alike %s finds nobody', (typed) => {
  expect(emailKey(typed)).not.toBe('anna.nowak@firma.example')
})
