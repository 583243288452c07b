import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { isOpen } from '../../calendar/rules/covered-time.ts'
import { nextAlarmAt, nothingTold, ring, toldStill, type Told } from './alarms.ts'
import { agreeOn, pauseClock, resumeClock, startClock, stopClock, type Clock, type ClockTarget } from './clock.ts'
import { calendarOf, standardCalendars, timesOf } from './clock-times.ts'
import { ladderFor, shippedEscalation, type EscalationStep, type Ladder } from './escalation.ts'

const hour: ClockTarget = { rule: 'HOURS', minutes: 60, calendar: '8x5' }
const fourHours: ClockTarget = { rule: 'HOURS', minutes: 240, calendar: '8x5' }
const nextDay: ClockTarget = { rule: 'NBD', calendar: '8x5' }
const shipped = ladderFor(shippedEscalation, { clock: 'reaction', plan: 'LOGI-HEZOPLUS', priority: 'P3' })
const urgent = ladderFor(shippedEscalation, { clock: 'reaction', plan: 'LOGI-HEZOPLUS', priority: 'P1' })

describe('the warning at three quarters', () => {
  test.each([
    ['three quarters of an hour', hour, '2026-01-20T10:00', '2026-01-20T10:45'],
    ['three quarters that end with the day are told next morning', fourHours, '2026-01-20T14:00', '2026-01-21T09:00'],
    ['three quarters of the covered time until the next day', nextDay, '2026-01-20T10:00', '2026-01-21T13:15'],
    ['never at night under day cover', hour, '2026-01-20T16:20', '2026-01-21T09:05'],
  ])('%s', (_, target, start, warn) => {
    expect(next(clock(target, start))).toEqual(at(warn))
  })

  test('a pause is no part of the promise', () => {
    const delivery = startClock({ kind: 'delivery', cycle: 1, startedAt: at('2026-01-20T10:00'), target: fourHours })
    const held = pauseClock(delivery, at('2026-01-20T10:30'), 'brak adresu')

    expect(next(held)).toBeNull()
    expect(next(resumeClock(held, at('2026-01-20T11:30')))).toEqual(at('2026-01-20T14:00'))
  })

  test('some minutes before the due moment are covered minutes', () => {
    const before = ladder({ code: 'half_hour', at: { rule: 'BEFORE', minutes: 30 }, tell: ['assignee'] })

    expect(next(clock(hour, '2026-01-20T16:20'), nothingTold, before)).toEqual(at('2026-01-20T16:50'))
    expect(next(clock(hour, '2026-01-20T16:45'), nothingTold, before)).toEqual(at('2026-01-21T09:15'))
    const short = clock({ ...hour, minutes: 20 }, '2026-01-20T10:00')
    expect(next(short, nothingTold, before)).toEqual(at('2026-01-20T10:20'))
  })

  test('support’s own aim is told to its people when it has passed, and breaks no promise (E6)', () => {
    const aim = clock({ ...hour, internal: true }, '2026-01-16T16:30')
    const steps = ladderFor(shippedEscalation, { clock: 'objective', plan: 'LOGI-HEZOPLUS', priority: 'P3' })

    expect(next(aim, nothingTold, steps)).toEqual(at('2026-01-19T09:30'))
    const { rung, told } = ringAt(aim, '2026-01-19T09:30', nothingTold, steps)
    expect(rung.map(({ event, step }) => `${event} ${step.code}`)).toEqual([
      'promise.objective_passed objective_passed',
    ])
    expect(next(aim, told, steps)).toBeNull()
  })
})

describe('the breach', () => {
  const reaction = clock(hour, '2026-01-20T10:00')

  test('is told once, after a warning, and then the manager every hour while the clock is open', () => {
    expect(rungAt(reaction, '2026-01-20T10:44')).toEqual([])
    const warned = ringAt(reaction, '2026-01-20T10:45')
    expect(warned.rung.map(({ event }) => event)).toEqual(['promise.warned'])
    expect(next(reaction, warned.told)).toEqual(at('2026-01-20T11:00'))

    const breached = ringAt(reaction, '2026-01-20T11:00', warned.told)
    expect(breached.rung.map(({ event, step }) => `${event} ${step.tell.join()}`)).toEqual([
      'promise.breached assignee,duty_manager',
    ])
    expect(breached.told.breachedAt).toEqual(at('2026-01-20T11:00'))

    const hours = ['2026-01-20T12:00', '2026-01-20T13:00', '2026-01-20T14:00']
    let told = breached.told
    for (const moment of hours) {
      expect(next(reaction, told)).toEqual(at(moment))
      const again = ringAt(reaction, moment, told)
      expect(again.rung.map(({ event }) => event)).toEqual(['promise.escalated'])
      told = again.told
    }
    expect(next(stopClock(reaction, at('2026-01-20T14:30')), told)).toBeNull()
  })

  test('at closing time is told next morning, and the hour after it at ten', () => {
    const late = clock(hour, '2026-01-16T16:00')
    const warned = ringAt(late, '2026-01-16T16:45')
    expect(next(late, warned.told)).toEqual(at('2026-01-19T09:00'))
    const breached = ringAt(late, '2026-01-19T09:00', warned.told)
    expect(next(late, breached.told)).toEqual(at('2026-01-19T10:00'))
  })

  test('of the most urgent priority is told at any hour, and after half an hour to the escalation address', () => {
    const late = clock(hour, '2026-01-16T16:00')
    const breached = ringAt(late, '2026-01-16T17:00', nothingTold, urgent)

    expect(breached.rung.map(({ event }) => event)).toEqual(['promise.breached'])
    expect(next(late, breached.told, urgent)).toEqual(at('2026-01-16T17:30'))
    const escalated = ringAt(late, '2026-01-16T17:30', breached.told, urgent)
    expect(escalated.rung.map(({ step }) => step.tell)).toEqual([['escalation_address']])
  })

  test('leaves a warning out that would come with it', () => {
    expect(rungAt(reaction, '2026-01-20T11:30')).toEqual(['promise.breached missed'])
    const atOnce = { ...clock({ ...hour, minutes: 1 }, '2026-01-20T10:00'), notBefore: at('2026-01-20T15:00') }
    expect(rungAt(atOnce, '2026-01-20T15:00')).toEqual(['promise.breached missed'])
  })

  test('is repeated once, not five times, when nobody looked for five hours', () => {
    const breached = ringAt(reaction, '2026-01-20T11:00').told
    const later = ringAt(reaction, '2026-01-20T16:10', breached)

    expect(later.rung.map(({ step }) => step.code)).toEqual(['still_missed'])
    expect(next(reaction, later.told)).toEqual(at('2026-01-21T09:10'))
  })

  test('that an agreed later date takes back is told again when that one is missed too', () => {
    const delivery = startClock({ kind: 'delivery', cycle: 1, startedAt: at('2026-01-20T10:00'), target: hour })
    const breached = ringAt(delivery, '2026-01-20T11:00').told
    const agreement = { due: at('2026-01-22T12:00'), at: at('2026-01-20T11:10'), by: 'Anna Nowak' }
    const agreed = agreeOn(delivery, agreement, at('2026-01-20T11:00'))

    const told = toldStill(breached, agreement.due, agreement.at, shipped)
    expect(told.breachedAt).toBeNull()
    expect(ringAt(agreed, '2026-01-22T12:00', told).rung.map(({ event }) => event)).toEqual(['promise.breached'])
  })
})

test('a step that was added later does not ring for what was long past; a breach always does', () => {
  const since = at('2026-01-20T12:00').toString()
  const added: EscalationStep = {
    code: 'mail',
    at: { rule: 'AFTER', minutes: 30 },
    tell: ['escalation_address'],
    since,
  }
  const steps = ladder(added)
  const [old, young] = [clock(hour, '2026-01-20T10:00'), clock(hour, '2026-01-20T10:45')]

  const [oldBreach, youngBreach] = [old, young].map((each) => ringAt(each, '2026-01-20T11:45', nothingTold, steps).told)
  expect(next(old, oldBreach, steps)).toBeNull()
  expect(next(young, youngBreach, steps)).toEqual(at('2026-01-20T12:15'))
})

test('for 500 random clocks no step ever rings outside the window, none twice, and the breach exactly once', () => {
  const minute = fc.integer({ min: 0, max: 600_000 })
  const target = fc.constantFrom<ClockTarget>(hour, fourHours, nextDay, { ...fourHours, calendar: '24x7' })
  fc.assert(
    fc.property(minute, target, fc.integer({ min: 1, max: 90 }), (start, promised, pace) => {
      const reaction = clock(promised, at('2026-01-05T09:00').add({ minutes: start }))
      const calendar = calendarOf(promised, standardCalendars)
      let told: Told = nothingTold
      const events: string[] = []
      for (let looks = 0; looks < 12; looks++) {
        const moment = next(reaction, told)
        if (moment === null) break
        expect(isOpen(moment, calendar)).toBe(true)
        const rung = ring(due(reaction, told), shipped, moment.add({ minutes: pace }), standardCalendars)
        expect(rung.rung.length).toBeGreaterThan(0)
        events.push(...rung.rung.map(({ event, step }) => `${event} ${step.code}`))
        told = rung.told
      }
      expect(events.filter((event) => event.startsWith('promise.breached'))).toHaveLength(1)
      expect(events.filter((event) => event.startsWith('promise.warned')).length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 500, seed: 20_261_120 },
  )
})

function ladder(...steps: EscalationStep[]): Ladder {
  const breach: EscalationStep = { code: 'missed', at: { rule: 'AFTER', minutes: 0 }, tell: [] }
  return { clock: 'reaction', cover: 'plan', steps: [...steps, breach] }
}

function due(facts: Clock, told: Told) {
  return { ...facts, ...told, dueAt: timesOf(facts, standardCalendars).dueAt }
}

function next(facts: Clock, told: Told = nothingTold, steps: Ladder = shipped): Temporal.Instant | null {
  return nextAlarmAt(due(facts, told), steps, standardCalendars)
}

function ringAt(facts: Clock, moment: string, told: Told = nothingTold, steps: Ladder = shipped) {
  return ring(due(facts, told), steps, at(moment), standardCalendars)
}

function rungAt(facts: Clock, moment: string): string[] {
  return ringAt(facts, moment).rung.map(({ event, step }) => `${event} ${step.code}`)
}

function clock(target: ClockTarget, start: string | Temporal.Instant): Clock {
  const startedAt = typeof start === 'string' ? at(start) : start
  return startClock({ kind: 'reaction', cycle: 1, startedAt, target })
}

function at(warsaw: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(warsaw).toZonedDateTime('Europe/Warsaw').toInstant()
}
