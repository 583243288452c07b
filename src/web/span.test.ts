import { expect, test } from 'vitest'
import { formatSpan } from './span.ts'

const MINUTE = 60_000
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test.each([
  ['less than a minute', 59_000, '0 min', '0 min'],
  ['begun minutes are dropped', 25 * MINUTE + 59_000, '25 min', '25 min'],
  ['a whole hour', 60 * MINUTE, '1 h', '1 h'],
  ['hours and minutes', 235 * MINUTE, '3 h 55 min', '3 h 55 min'],
  ['hours up to the second day', 47 * 60 * MINUTE, '47 h', '47 h'],
  ['days from then on', 48 * 60 * MINUTE, '2 dni', '2 days'],
  ['a day that began is dropped', 6.9 * 24 * 60 * MINUTE, '6 dni', '6 days'],
  ['what has passed is as long', -12 * MINUTE, '12 min', '12 min'],
])('%s', (_, length, said, saidInEnglish) => {
  expect(plain(formatSpan(length, 'pl'))).toBe(said)
  expect(plain(formatSpan(length, 'en'))).toBe(saidInEnglish)
})
