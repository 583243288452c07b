import { expect, test } from 'vitest'
import type { Part } from './template-parts.ts'
import { differencesBetween, ownTexts } from './text-difference.ts'

const part = (key: string): Part => ({
  key,
  role: 'other',
  shipped: { pl: `${key} po polsku`, en: `${key} in English` },
  variables: [],
})
const parts = [part('a'), part('b')]
const own = { a: { pl: 'Inaczej', en: 'a in English' } }

test('only what differs from the shipped words is kept', () => {
  expect(ownTexts(parts, { ...own, b: { pl: 'b po polsku', en: 'b in English' }, c: { pl: 'x', en: 'x' } })).toEqual(
    own,
  )
})

test('a sentence that a version does not name is the shipped one', () => {
  expect(differencesBetween(parts, own, {})).toEqual([
    { key: 'a', before: own.a, after: { pl: 'a po polsku', en: 'a in English' } },
  ])
  expect(differencesBetween(parts, own, own)).toEqual([])
})
