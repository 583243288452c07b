import { expect, test } from 'vitest'
import { hideTokens } from './hide-tokens.ts'

const signature = '0123456789abcdef01234567'

test.each([
  ['a reply address', `zgloszenia+26-004217.${signature}@myhezo.pl`, 'zgloszenia+26-004217.…@myhezo.pl'],
  [
    'one in a link',
    `mailto:zgloszenia%2B26-004217.${signature}%40myhezo.pl`,
    'mailto:zgloszenia%2B26-004217.…%40myhezo.pl',
  ],
  ['one in HTML', `zgloszenia&#43;26-004217.${signature}&#64;x.pl`, 'zgloszenia&#43;26-004217.…&#64;x.pl'],
  [
    'a link to leave the ticket',
    'https://myhezo.pl/zgloszenia/opusc?t=abc.def-123, albo odpowiedz',
    'https://myhezo.pl/zgloszenia/opusc?t=… albo odpowiedz',
  ],
  [
    'the rest of a text',
    'Log z 26-004217.0123 i https://firma.example/?t=1',
    'Log z 26-004217.0123 i https://firma.example/?t=1',
  ],
])('hides what would prove somebody: %s', (_, text, hidden) => {
  expect(hideTokens(text)).toBe(hidden)
})
