import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  agreeOn,
  cancelClock,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
  type Clock,
  type ClockTarget,
} from './clock.ts'
import { changeTarget, standardCalendars, timesOf, viewAt } from './clock-times.ts'

const hour: ClockTarget = { rule: 'HOURS', minutes: 60, calendar: '8x5' }
const fourHours: ClockTarget = { rule: 'HOURS', minutes: 240, calendar: '8x5' }
const eightElapsed: ClockTarget = { rule: 'HOURS', minutes: 480, calendar: '24x7' }
const nextDay: ClockTarget = { rule: 'NBD', calendar: '8x5' }
const sevenDays: ClockTarget = { rule: 'RETURN', days: 7, calendar: '8x5' }

describe('due moments', () => {
  test.each([
    ['a reaction over the weekend', hour, '2026-01-16T16:30', '2026-01-19T09:30'],
    ['a delivery of eight elapsed hours', eightElapsed, '2026-01-16T16:30', '2026-01-17T00:30'],
    ['a next-day delivery', nextDay, '2026-12-23T10:00', '2026-12-28T17:00'],
    ['a return', sevenDays, '2026-12-17T12:00', '2026-12-28T23:59:59.999'],
    ['a cut-off', { rule: 'NBD', calendar: '8x5', cutOffMinute: 900 }, '2026-01-20T15:00', '2026-01-22T17:00'],
    ['eight window hours bounded by the next day', bounded('8x5', 480), '2026-01-16T18:00', '2026-01-19T17:00'],
    ['a bound that comes before the hours', bounded('8x5', 1440), '2026-01-20T10:00', '2026-01-21T17:00'],
  ] as const)('%s', (_, target, start, due) => {
    expect(timesOf(clock(target, start), standardCalendars).dueAt).toEqual(at(due))
  })

  test('eight window hours never come later than the next business day (C2)', () => {
    const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })
    fc.assert(
      fc.property(moment, (start) => {
        const started = Temporal.Instant.fromEpochMilliseconds(start)
        const withBound = timesOf({ ...clock(bounded('8x5', 480), started) }, standardCalendars)
        const without = timesOf(
          { ...clock({ rule: 'HOURS', minutes: 480, calendar: '8x5' }, started) },
          standardCalendars,
        )
        expect(withBound).toEqual(without)
      }),
      { numRuns: 1_000, seed: 20_261_120 },
    )
  })

  test('a calendar without hours is refused by its name', () => {
    const unfinished = clock({ rule: 'NBD', calendar: '9x5' }, '2026-01-20T10:00')

    expect(() => timesOf(unfinished, standardCalendars)).toThrow('calendar.hours_missing')
  })
})

describe('states', () => {
  const reaction = clock(hour, '2026-01-20T10:00')

  test.each([
    ['running until its due moment', reaction, '2026-01-20T11:00', 'running', true, 0],
    ['missed one millisecond later', reaction, '2026-01-20T11:00:00.001', 'missed', true, 1],
    ['met exactly at the due moment', stopClock(reaction, at('2026-01-20T11:00')), '2026-01-21T00:00', 'met', false, 0],
    [
      'missed for ever when done late',
      stopClock(reaction, at('2026-01-20T11:01')),
      '2026-01-21T00:00',
      'missed',
      false,
      60_000,
    ],
    [
      'cancelled while in time',
      cancelClock(reaction, at('2026-01-20T10:30')),
      '2026-01-21T00:00',
      'cancelled',
      false,
      0,
    ],
    [
      'missed although cancelled later',
      cancelClock(reaction, at('2026-01-20T11:30')),
      '2026-01-21T00:00',
      'missed',
      false,
      1_800_000,
    ],
  ] as const)('%s', (_, given, now, state, open, lateMs) => {
    expect(viewAt(given, at(now), standardCalendars)).toMatchObject({ state, open, lateMs })
  })

  test('stopping or cancelling twice changes nothing', () => {
    const met = stopClock(reaction, at('2026-01-20T10:30'))

    expect(stopClock(met, at('2026-01-20T12:00'))).toBe(met)
    expect(cancelClock(met, at('2026-01-20T12:00'))).toBe(met)
  })
})

describe('pauses', () => {
  test('a reaction never pauses', () => {
    const reaction = { ...clock(hour, '2026-01-20T10:00'), kind: 'reaction' } as const

    expect(pauseClock(reaction, at('2026-01-20T10:30'), 'brak adresu')).toBe(reaction)
  })

  test('while it stands still a clock has no due moment and cannot be missed', () => {
    const held = pauseClock(clock(eightElapsed, '2026-01-20T10:00'), at('2026-01-20T12:00'), 'brak adresu')

    expect(viewAt(held, at('2026-02-20T12:00'), standardCalendars)).toMatchObject({
      state: 'paused',
      dueAt: null,
      lateMs: 0,
    })
  })

  test('a pause that begins exactly at the due moment gives nothing back', () => {
    const held = pauseClock(clock(eightElapsed, '2026-01-20T10:00'), at('2026-01-20T18:00'), 'brak adresu')

    expect(timesOf(resumeClock(held, at('2026-01-20T20:00')), standardCalendars).dueAt).toEqual(at('2026-01-20T18:00'))
  })

  test('what was late before the pause stays late', () => {
    const held = pauseClock(clock(eightElapsed, '2026-01-20T10:00'), at('2026-01-20T19:00'), 'brak adresu')

    expect(viewAt(held, at('2026-01-20T20:00'), standardCalendars)).toMatchObject({
      state: 'missed',
      lateMs: 7_200_000,
    })
  })

  test.each([
    [
      'elapsed hours come back one by one',
      eightElapsed,
      '2026-01-20T10:00',
      '2026-01-20T12:00',
      '2026-01-20T15:30',
      '2026-01-20T21:30',
    ],
    [
      'window hours come back inside the window',
      fourHours,
      '2026-01-20T10:00',
      '2026-01-20T16:00',
      '2026-01-21T10:00',
      '2026-01-20T14:00',
    ],
    [
      'a pause at night costs nothing',
      fourHours,
      '2026-01-20T15:00',
      '2026-01-20T20:00',
      '2026-01-21T08:00',
      '2026-01-21T11:00',
    ],
    [
      'a morning of pause moves a window promise by a morning',
      fourHours,
      '2026-01-20T15:00',
      '2026-01-21T09:00',
      '2026-01-21T10:30',
      '2026-01-21T12:30',
    ],
    [
      'the day of delivery moves by the covered time lost',
      nextDay,
      '2026-01-19T10:00',
      '2026-01-19T11:00',
      '2026-01-21T10:00',
      '2026-01-22T16:00',
    ],
    [
      'half an hour of pause moves the next day by half an hour',
      nextDay,
      '2026-01-19T10:00',
      '2026-01-20T09:00',
      '2026-01-20T09:30',
      '2026-01-21T09:30',
    ],
    [
      'a label two days late moves the return by two days',
      sevenDays,
      '2026-01-13T10:00',
      '2026-01-14T10:00',
      '2026-01-16T09:00',
      '2026-01-22T23:59:59.999',
    ],
  ])('%s', (_, target, start, from, until, due) => {
    const held = pauseClock(clock(target, start), at(from), 'brak adresu')

    expect(timesOf(resumeClock(held, at(until)), standardCalendars).dueAt).toEqual(at(due))
  })
})

describe('a later date that the customer accepted', () => {
  const delivery = clock(eightElapsed, '2026-01-16T20:00')
  const agreement = { due: at('2026-01-19T12:00'), at: at('2026-01-16T21:00'), by: 'Ewa Nowak' }

  test('becomes the due moment', () => {
    const agreed = agreeOn(delivery, agreement, timesOf(delivery, standardCalendars).dueAt)

    expect(timesOf(agreed, standardCalendars).dueAt).toEqual(agreement.due)
    expect(viewAt(agreed, at('2026-01-17T12:00'), standardCalendars).state).toBe('running')
  })

  test('ends a pause', () => {
    const held = pauseClock(delivery, at('2026-01-16T20:30'), 'brak adresu')

    expect(viewAt(agreeOn(held, agreement, null), at('2026-01-17T12:00'), standardCalendars).state).toBe('running')
  })

  test('never shortens the promise', () => {
    const earlier = { ...agreement, due: at('2026-01-16T22:00') }

    expect(agreeOn(delivery, earlier, timesOf(delivery, standardCalendars).dueAt)).toBe(delivery)
  })
})

describe('another priority', () => {
  test.each([
    ['a stricter target counts from the sending', fourHours, hour, '2026-01-20T10:20', '2026-01-20T11:00'],
    ['a stricter target is not due before the change', fourHours, hour, '2026-01-20T13:00', '2026-01-20T13:00'],
    ['a change at night is due at the opening', fourHours, hour, '2026-01-20T23:00', '2026-01-21T09:00'],
    ['a looser target counts from the sending', hour, fourHours, '2026-01-20T10:50', '2026-01-20T14:00'],
  ])('%s', (_, before, after, changed, due) => {
    const reaction = changeTarget(clock(before, '2026-01-20T10:00'), after, at(changed), standardCalendars)

    expect(timesOf(reaction, standardCalendars).dueAt).toEqual(at(due))
  })

  test('keeps the pauses', () => {
    const held = pauseClock(clock(eightElapsed, '2026-01-20T10:00'), at('2026-01-20T11:00'), 'brak adresu')
    const resumed = resumeClock(held, at('2026-01-20T13:00'))

    const changed = changeTarget(resumed, { ...eightElapsed, minutes: 240 }, at('2026-01-20T13:30'), standardCalendars)

    expect(timesOf(changed, standardCalendars).dueAt).toEqual(at('2026-01-20T16:00'))
  })

  test('does not touch a clock that has ended', () => {
    const met = stopClock(clock(hour, '2026-01-20T10:00'), at('2026-01-20T10:30'))

    expect(changeTarget(met, fourHours, at('2026-01-20T12:00'), standardCalendars)).toBe(met)
  })
})

function bounded(calendar: string, minutes: number): ClockTarget {
  return { rule: 'HOURS', minutes, calendar, outerBound: { rule: 'NBD', calendar: '8x5' } }
}

function clock(target: ClockTarget, start: string | Temporal.Instant): Clock {
  const startedAt = typeof start === 'string' ? at(start) : start
  return startClock({ kind: target.rule === 'RETURN' ? 'return' : 'delivery', cycle: 1, startedAt, target })
}

function at(warsaw: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(warsaw).toZonedDateTime('Europe/Warsaw').toInstant()
}
