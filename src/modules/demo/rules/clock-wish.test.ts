import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { NEXT_WORKING_DAY, readClockWish } from './clock-wish.ts'

const now = Temporal.Instant.from('2027-03-26T15:30:00Z')
const read = (wish: { to?: string; advance?: string }) => readClockWish(now, wish).toString()

describe('the demo clock is set', () => {
  test.each([
    ['to a moment', { to: '2027-03-30T09:05:00+02:00' }, '2027-03-30T07:05:00Z'],
    ['forward by an hour', { advance: 'PT1H' }, '2027-03-26T16:30:00Z'],
    ['forward by three days, one of which has 23 hours', { advance: 'P3D' }, '2027-03-29T14:30:00Z'],
    ['to the next working day, over Easter', { to: NEXT_WORKING_DAY }, '2027-03-30T07:00:00Z'],
    ['to the present moment, which changes nothing', { advance: 'PT0S' }, '2027-03-26T15:30:00Z'],
  ])('%s', (_, wish, moment) => {
    expect(read(wish)).toBe(moment)
  })

  test.each([
    ['nothing', {}, 'demo.clock_invalid'],
    ['both at once', { to: '2027-03-30T09:05:00Z', advance: 'PT1H' }, 'demo.clock_invalid'],
    ['a word', { to: 'tomorrow' }, 'demo.clock_invalid'],
    ['a moment without a zone', { to: '2027-03-30T09:05:00' }, 'demo.clock_invalid'],
    ['half a span', { advance: 'P' }, 'demo.clock_invalid'],
    ['a century', { advance: 'P100Y' }, 'demo.clock_invalid'],
    ['more than any calendar has', { advance: 'P999999999D' }, 'demo.clock_invalid'],
    ['back by a minute', { advance: '-PT1M' }, 'demo.clock_backwards'],
    ['to a moment that is over', { to: '2027-03-26T15:29:59Z' }, 'demo.clock_backwards'],
  ])('never by %s', (_, wish, code) => {
    expect(() => read(wish)).toThrow(code)
  })
})
