import { describe, expect, test } from 'vitest'
import { foldList } from './preferences.ts'

describe('folding a list', () => {
  test('is remembered beside what was set before', () => {
    expect(foldList({ theme: 'dark', collapsed: ['dashboard.contracts'] }, 'dashboard.tickets', false)).toEqual({
      theme: 'dark',
      collapsed: ['dashboard.contracts', 'dashboard.tickets'],
    })
  })

  test('and unfolding it leaves the others folded', () => {
    expect(foldList({ collapsed: ['one', 'two'] }, 'one', true)).toEqual({ collapsed: ['two'] })
  })

  test.each([
    ['a list that is folded already', 'one', false],
    ['a list that is open already', 'two', true],
    ['a name no list has', '__proto__', false],
    ['a name with markup', '<b>', false],
    ['a name without end', 'a'.repeat(61), false],
  ])('changes nothing for %s', (_, list, open) => {
    const before = { collapsed: ['one'] }
    expect(foldList(before, list, open)).toBe(before)
  })

  test('stops at a hundred lists', () => {
    const before = { collapsed: Array.from({ length: 100 }, (_, index) => `list-${index}`) }
    expect(foldList(before, 'one-more', false)).toBe(before)
  })
})
