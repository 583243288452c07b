import { expect, test } from 'vitest'
import { mentionedIn } from './mentions.ts'

const people = [
  { id: 'adam', name: 'Adam Wilk' },
  { id: 'wilkosz', name: 'Adam Wilkosz' },
  { id: 'kasia', name: 'Kasia Żak' },
]

test.each([
  ['a name', '@Adam Wilk zerknij proszę', ['adam']],
  ['a name in small letters, over a line', 'Pytanie do @kasia\nżak.', ['kasia']],
  ['the longer of two names', '@Adam Wilkosz', ['wilkosz']],
  ['two people, one of them twice', '@Adam Wilk, @Kasia Żak i @Adam Wilk', ['adam', 'kasia']],
  ['a first name only', '@Adam zerknij', []],
  ['a name without the sign', 'Adam Wilk', []],
  ['an address', 'pisz na biuro@Adam Wilk', []],
  ['another name that only begins so', '@Adam Wilkowski', []],
  ['nobody', '@ @', []],
])('%s', (_, body, expected) => {
  expect(mentionedIn(body, people)).toEqual(expected)
})
