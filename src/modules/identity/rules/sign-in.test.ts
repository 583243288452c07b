import { expect, test } from 'vitest'
import { waitBetweenTries } from './sign-in.ts'

test.each([
  [1, 0],
  [5, 0],
  [6, 1],
  [7, 2],
  [8, 4],
  [9, 8],
  [10, 15],
  [50, 15],
  [5000, 15],
])('at try %i of an hour the person waits %i minutes', (count, minutes) => {
  expect(waitBetweenTries(count)).toBe(minutes)
})
