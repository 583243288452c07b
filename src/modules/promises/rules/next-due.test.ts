import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { pauseClock, startClock, stopClock, type Clock, type ClockKind } from './clock.ts'
import { standardCalendars } from './clock-times.ts'
import { compareQueuePlaces, nextDueAt, type QueuePlace } from './next-due.ts'

const target = { rule: 'HOURS', minutes: 60, calendar: '8x5' } as const
const reaction = clock('reaction', '2026-01-20T10:00')

describe('the next due moment of a ticket', () => {
  const delivery = clock('delivery', '2026-01-20T09:30')

  test.each([
    ['the earliest of its clocks', [reaction, delivery], '2026-01-20T10:30'],
    ['not of one that was met', [reaction, stopClock(delivery, at('2026-01-20T10:00'))], '2026-01-20T11:00'],
    [
      'not of one that stands still',
      [reaction, pauseClock(delivery, at('2026-01-20T10:00'), 'brak adresu')],
      '2026-01-20T11:00',
    ],
    ['not of the customer’s return', [reaction, clock('return', '2026-01-20T09:00')], '2026-01-20T11:00'],
  ])('%s', (_, clocks, due) => {
    expect(nextDueAt(clocks, standardCalendars)).toEqual(at(due))
  })

  test('there is none without clocks, or when all stand still', () => {
    expect(nextDueAt([], standardCalendars)).toBeNull()
    expect(nextDueAt([pauseClock(delivery, at('2026-01-20T10:00'), 'brak adresu')], standardCalendars)).toBeNull()
  })
})

test('the queue leads with the oldest breach and ends with what stands still; ties go by priority', () => {
  const still = place(null, 'P1')
  const oldBreach = place('2026-01-19T10:00', 'P3')
  const newBreach = place('2026-01-20T10:00', 'P1')
  const soon = place('2026-01-20T11:00', 'P1')
  const soonButLess = place('2026-01-20T11:00', 'P2')

  expect([still, soonButLess, soon, newBreach, oldBreach].toSorted(compareQueuePlaces)).toEqual([
    oldBreach,
    newBreach,
    soon,
    soonButLess,
    still,
  ])
  expect(compareQueuePlaces(still, place(null, 'P2'))).toBeLessThan(0)
})

function place(due: string | null, priority: QueuePlace['priority']): QueuePlace {
  return { dueAt: due === null ? null : at(due), priority }
}

function clock(kind: ClockKind, start: string): Clock {
  return startClock({ kind, cycle: 1, startedAt: at(start), target })
}

function at(warsaw: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(warsaw).toZonedDateTime('Europe/Warsaw').toInstant()
}
