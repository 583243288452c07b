import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import { planVersion, shippedPlans } from '../../catalogue/rules/plans.ts'
import { calendarsToComplete } from '../../catalogue/rules/lint-plan.ts'
import { isInternalClock } from './clock.ts'
import { standardCalendars, timesOf } from './clock-times.ts'
import { previewPromise } from './promise-preview.ts'
import { clocksOf, type TicketEvent } from './ticket-clocks.ts'

const usable = shippedPlans.filter((plan) => calendarsToComplete(plan, [...standardCalendars.keys()]).length === 0)

test('for 1,000 random moments the card says what sending and accepting at that moment creates', () => {
  const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })
  const priority = fc.constantFrom<PriorityCode>('P1', 'P2', 'P3')
  fc.assert(
    fc.property(fc.constantFrom(...usable), priority, moment, (plan, code, epoch) => {
      const at = Temporal.Instant.fromEpochMilliseconds(epoch)
      const history: TicketEvent[] = [
        { type: 'opened', at, priority: code, covered: true, channel: 'portal' },
        { type: 'claim_accepted', at },
      ]
      const { reaction, delivery, onSite } = previewPromise(plan, code, at, standardCalendars)
      const card = [reaction, delivery, onSite].flatMap((time) => (time ? [[time.kind, time.dueAt]] : []))
      const clocks = clocksOf(history, plan, standardCalendars)
        .filter((clock) => !isInternalClock(clock))
        .map((clock) => [clock.kind, timesOf(clock, standardCalendars).dueAt])
      expect(card).toEqual(clocks)
    }),
    { numRuns: 1_000, seed: 20_261_120 },
  )
})

test('the card of a dead device at night', () => {
  const card = previewPromise(planVersion('LOGI-HEZOPLUS'), 'P1', at('2026-01-17T02:00'), standardCalendars)

  expect(card.intakeOpen).toBe(true)
  expect(card.reaction).toMatchObject({ dueAt: at('2026-01-17T03:00'), hours: 1, calendar: '24x7', byDate: false })
  expect(card.delivery).toMatchObject({ dueAt: at('2026-01-17T10:00'), hours: 8, byDate: false })
  expect(card.notes).toEqual([])
})

test('a next-day promise is read as a date', () => {
  const card = previewPromise(planVersion('POLY-HEZOPLUS-2'), 'P2', at('2026-01-20T10:00'), standardCalendars)

  expect(card.delivery).toMatchObject({ dueAt: at('2026-01-21T17:00'), byDate: true, shipped: false })
  expect(card.delivery).not.toHaveProperty('hours')
})

describe('what the customer should know before sending', () => {
  test.each([
    ['nothing in office hours', 'LOGI-HEZOPLUS', 'P2', '2026-01-20T10:00', []],
    ['a dead device is covered at night', 'LOGI-HEZOPLUS', 'P1', '2026-01-20T22:00', []],
    [
      'an unstable device waits, unless it is really down',
      'LOGI-HEZOPLUS',
      'P2',
      '2026-01-20T22:00',
      ['promises.note.starts_at_opening', 'promises.note.is_it_down'],
    ],
    [
      'under day cover a dead device waits for the morning',
      'EXTR-AHB-8x5xNBD',
      'P1',
      '2026-01-20T22:00',
      ['promises.note.starts_at_opening', 'promises.note.no_night_cover'],
    ],
    [
      'under day cover the last hour goes over night',
      'EXTR-AHB-8x5xNBD',
      'P1',
      '2026-01-20T16:30',
      ['promises.note.no_night_cover'],
    ],
    ['under day cover the morning is in time', 'EXTR-AHB-8x5xNBD', 'P1', '2026-01-20T10:00', []],
    [
      'day cover has nothing better to offer for a question',
      'EXTR-AHB-8x5xNBD',
      'P3',
      '2026-01-20T22:00',
      ['promises.note.starts_at_opening'],
    ],
    ['no promise, no note', 'POLY-PARTNERPLUS', 'P1', '2026-01-20T22:00', []],
  ] as const)('%s', (_, plan, priority, moment, notes) => {
    expect(previewPromise(planVersion(plan), priority, at(moment), standardCalendars).notes).toEqual(notes)
  })

  test('outside the window counting begins at its opening', () => {
    const card = previewPromise(planVersion('EXTR-AHB-8x5xNBD'), 'P1', at('2026-01-16T18:10'), standardCalendars)

    expect(card.intakeOpen).toBe(false)
    expect(card.reaction).toMatchObject({ countsFrom: at('2026-01-19T09:00'), dueAt: at('2026-01-19T10:00') })
  })
})

function at(warsaw: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(warsaw).toZonedDateTime('Europe/Warsaw').toInstant()
}
