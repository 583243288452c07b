import { expect, test } from 'vitest'
import { identifiersIn } from './identifiers-in.ts'

test.each([
  ['a serial in a sentence', 'Nie działa FG100FTK20001234, proszę o pomoc.', ['FG100FTK20001234']],
  ['a serial at the end of a sentence', 'Chodzi o 2048N-40512.', ['2048N-40512']],
  ['a contract number and a serial', 'A204518 / TX-99881', ['A204518', 'TX-99881']],
  ['each word once', 'A204518 A204518', ['A204518']],
  ['neither short words nor words without a digit', 'SN 1234 przełącznik', []],
])('finds %s', (_, text, found) => {
  expect(identifiersIn(text)).toEqual(found)
})

test('looks at sixty words, however long the text is', () => {
  const text = Array.from({ length: 500 }, (_, index) => `SN${10_000 + index}`).join(' ')
  expect(identifiersIn(text)).toHaveLength(60)
})
