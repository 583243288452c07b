import { expect, test } from 'vitest'
import { readLocalMoment } from './local-moment.ts'

test.each([
  ['in summer Warsaw is two hours ahead', '2027-04-01T12:00', '2027-04-01T10:00:00Z'],
  ['in winter one hour', '2027-01-15T08:30', '2027-01-15T07:30:00Z'],
])('%s', (_, typed, moment) => {
  expect(readLocalMoment(typed)?.toString()).toBe(moment)
})

test('nothing typed is no date', () => {
  expect(readLocalMoment(' ')).toBeNull()
})

test.each([['jutro'], ['2027-02-30T99:00'], ['12:00']])('%s is no moment', (typed) => {
  expect(() => readLocalMoment(typed)).toThrow('tickets.until_missing')
})
