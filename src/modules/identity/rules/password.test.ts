import { describe, expect, test } from 'vitest'
import { checkPassword } from './password.ts'

const anna = { email: 'anna.nowak@zlotygron.example', company: 'Złoty Gron Sp. z o.o.', taxId: '1200000011' }

describe('a password is taken', () => {
  test.each([
    ['a sentence of ordinary words', 'kot śpi na starym piecu'],
    ['twelve characters of any kind', 'vkq7zupomhxw'],
    ['only small letters', 'parasolnadwarta'],
    ['sixty-four characters', 'Litwo ojczyzno moja ty jestes jak zdrowie ile cie trzeba cenic t'],
    ['two hundred characters', 'ab cd ef gh ij kl mn op qr st uv wx yz '.repeat(6).slice(0, 200)],
    ['spaces and emoji', '🦔 jeż w ogrodzie 🦔'],
    ['an ordinary word inside a longer sentence', 'komputer sąsiada szumi nocą'],
    ['part of the name with enough of one’s own beside it', 'nowak zbiera grzyby jesienią'],
  ])('%s', (_, password) => {
    expect(() => checkPassword(password, anna)).not.toThrow()
  })
})

describe('a password is refused', () => {
  test.each([
    ['eleven characters are too few', 'vkq7zupomhx', 'identity.password_too_short'],
    ['eleven characters that take more bytes', 'żółćęśąźńłó', 'identity.password_too_short'],
    ['nothing', '', 'identity.password_too_short'],
    ['more than two hundred characters', 'ab cd ef gh ij '.repeat(14), 'identity.password_too_long'],
    ['the name of the portal', 'superbezpiecznehezo', 'identity.password_contains'],
    ['the name of the portal in digits', 'bardzo-MyH3z0-dobre', 'identity.password_contains'],
    ['the tax id', 'gron-1200000011-gron', 'identity.password_contains'],
    ['the address itself', 'anna.nowak@zlotygron.example', 'identity.password_contains'],
    ['a common word with digits', 'Haslo1234567', 'identity.password_guessable'],
    ['a common word with signs for letters', 'P@ssw0rd!!!!', 'identity.password_guessable'],
    ['two common words', 'password-admin-1', 'identity.password_guessable'],
    ['one character again and again', 'aaaaaaaaaaaaaa', 'identity.password_guessable'],
    ['two characters in turn', 'abababababababab', 'identity.password_guessable'],
    ['the digits in order', '123456789012', 'identity.password_guessable'],
    ['a row of the keyboard', 'qwertyuiopasdf', 'identity.password_guessable'],
    ['a row of the keyboard backwards', 'poiuytrewq12', 'identity.password_guessable'],
    ['the company with a year', 'ZłotyGron2026', 'identity.password_guessable'],
    ['the person with a year', 'annanowak2026', 'identity.password_guessable'],
    ['a month with a year', 'Listopad2026', 'identity.password_guessable'],
  ])('%s', (_, password, code) => {
    expect(() => checkPassword(password, anna)).toThrow(code)
  })
})

test('nothing is known about a person without company and tax id', () => {
  expect(() => checkPassword('kot śpi na starym piecu', { email: 'a@b.pl', company: '', taxId: '' })).not.toThrow()
})
