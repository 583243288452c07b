import { expect, test } from 'vitest'
import { argumentsOf } from './icu-arguments.ts'

test.each([
  ['none', 'Dzień dobry', {}],
  ['a text', 'Zgłoszenie {number}: {title}', { number: 'text', title: 'text' }],
  ['a number with a format', 'Razem {count, number} szt.', { count: 'number' }],
  [
    'a plural whose forms hold words and a text',
    '{count, plural, =0 {brak} one {# plik od {author}} other {# pliki}} w {number}',
    { count: 'number', author: 'text', number: 'text' },
  ],
  ['a choice', '{side, select, customer {klient} other {inżynier}}', { side: 'choice' }],
  ['the same twice, once as a number', '{n} i {n, number}', { n: 'number' }],
  ['quoted braces', "To '{nie}' jest, don't, a to {tak}", { tak: 'text' }],
  ['a brace that never closes', 'Uwaga {number', { number: 'text' }],
  ['a brace without a name', 'Uwaga {} {, plural}', {}],
  ['an apostrophe at the very end', "To '", {}],
])('%s', (_, message, expected) => {
  expect(Object.fromEntries(argumentsOf(message))).toEqual(expected)
})
