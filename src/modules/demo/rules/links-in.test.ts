import { expect, test } from 'vitest'
import { linksIn } from './links-in.ts'

test.each([
  ['nothing', 'Dzień dobry.', []],
  ['an address at the end of a sentence', 'Zobacz https://myhezo.pl/haslo.', ['https://myhezo.pl/haslo']],
  [
    'a token with dots and dashes',
    'https://myhezo.pl/aktywacja?t=a-b_c.d\n',
    ['https://myhezo.pl/aktywacja?t=a-b_c.d'],
  ],
  [
    'each address once',
    'http://localhost:3000/a (http://localhost:3000/a) http://localhost:3000/b',
    ['http://localhost:3000/a', 'http://localhost:3000/b'],
  ],
])('%s', (_, text, links) => {
  expect(linksIn(text)).toEqual(links)
})
