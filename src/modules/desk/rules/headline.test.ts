import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { headlineOf } from './headline.ts'

const one = Temporal.Instant.from('2027-03-30T13:00+02:00')

test('late and soon are counted, what comes later is not worth a word', () => {
  expect(headlineOf({ late: 1, soon: 3, laterDueAt: one })).toEqual([
    { key: 'desk.late', count: 1 },
    { key: 'desk.soon', count: 3 },
  ])
})

test('nobody is late: only what falls due soon is named', () => {
  expect(headlineOf({ late: 0, soon: 2, laterDueAt: null })).toEqual([{ key: 'desk.soon', count: 2 }])
})

test('a calm desk says so and names the next due moment', () => {
  expect(headlineOf({ late: 0, soon: 0, laterDueAt: one })).toEqual([
    { key: 'desk.calm' },
    { key: 'desk.next_due', at: one },
  ])
})

test('a desk without any promise says that too', () => {
  expect(headlineOf({ late: 0, soon: 0, laterDueAt: null })).toEqual([
    { key: 'desk.calm' },
    { key: 'desk.nothing_due' },
  ])
})
