import { expect, test } from 'vitest'
import { carryNext } from './carry-next.ts'

test.each([
  ['/logowanie/kod', undefined, '/logowanie/kod'],
  [
    '/logowanie/kod',
    '/umowy/A204518?widok=linie&x=1',
    '/logowanie/kod?dalej=%2Fumowy%2FA204518%3Fwidok%3Dlinie%26x%3D1',
  ],
])('%s carries %s along', (path, next, link) => {
  expect(carryNext(path, next)).toBe(link)
})
