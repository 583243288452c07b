import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { chance, randomHistory, withRandomChanges } from '../../../../test/promise-checker/random-history.ts'
import { eightByFive, roundTheClock, type Calendar } from '../../calendar/rules/calendar.ts'
import { compileCalendar } from '../../calendar/rules/compile-calendar.ts'
import { shippedPlans } from '../../catalogue/rules/plans.ts'
import type { PlanVersion } from '../../catalogue/rules/plan.ts'
import { timesOf, type Calendars } from './clock-times.ts'
import { compareReplay, countMissed, type ReplayedClock } from './replay.ts'
import { readEvent, type StoredFacts } from './stored-promises.ts'
import { clocksOf, type TicketEvent } from './ticket-clocks.ts'
import { usablePlan } from './usable-plan.ts'

const HISTORIES = 1_000
const later = Temporal.Instant.from('2035-01-01T00:00:00Z')
const plans = shippedPlans.filter(({ targets, cutOffMinute }) => targets.length > 0 && cutOffMinute === undefined)
const asShipped = calendarsOf([eightByFive, roundTheClock])

function calendarsOf(calendars: readonly Calendar[]): Calendars {
  return new Map(calendars.map((calendar) => [calendar.id, compileCalendar(calendar)]))
}

/** Closes hours and days only; what it opens is left out. */
function withLessTime(calendar: Calendar, seed: number): Calendar {
  const changed = withRandomChanges(calendar, chance(seed), 200)
  return {
    ...calendar,
    exceptions: changed.exceptions.filter(({ kind }) => kind === 'closed') as Calendar['exceptions'],
  }
}

/** Random histories with the plan that was in force; what bargains about moments is left out. */
function* histories(): Generator<{ plan: PlanVersion; history: readonly TicketEvent[] }> {
  const luck = chance(19)
  for (let index = 0; index < HISTORIES; index++) {
    const events = randomHistory(luck, ['P1', 'P2', 'P3']).filter(
      ({ type }) => type !== 'date_agreed' && type !== 'priority_changed',
    )
    const history = events.map(({ type, at, data }) =>
      readEvent(Temporal.Instant.from(at), { type, ...data } as StoredFacts),
    )
    yield { plan: plans[luck.below(plans.length)]!, history }
  }
}

function counted(history: readonly TicketEvent[], plan: PlanVersion, calendars: Calendars): readonly ReplayedClock[] {
  return clocksOf(history, usablePlan(plan, calendars), calendars).map((clock) => ({
    ...clock,
    dueAt: timesOf(clock, calendars).dueAt,
  }))
}

test('counted again on the same terms nothing is different', () => {
  for (const { plan, history } of histories()) {
    const [before, after] = [counted(history, plan, asShipped), counted(history, plan, asShipped)]
    expect(compareReplay(before, after, later)).toEqual([])
  }
})

test('less time in the window never adds a breach, and so more of it never takes one away', () => {
  const less = calendarsOf([withLessTime(eightByFive, 1), withLessTime(roundTheClock, 2)])
  let moved = 0
  for (const { plan, history } of histories()) {
    const [before, after] = [counted(history, plan, asShipped), counted(history, plan, less)]
    const differences = compareReplay(before, after, later)
    expect(differences.filter((each) => each.after?.missed === true && each.before?.missed !== true)).toEqual([])
    expect(countMissed(after, later)).toBeLessThanOrEqual(countMissed(before, later))
    moved += differences.length
  }
  expect(moved).toBeGreaterThan(50)
})

test('twice the time to answer never adds a breach', () => {
  for (const { plan, history } of histories()) {
    const slower = plan.targets.map(({ reaction, ...others }) => ({
      ...others,
      ...(reaction && { reaction: { ...reaction, minutes: reaction.minutes * 2 } }),
    }))
    const before = countMissed(counted(history, plan, asShipped), later)
    expect(countMissed(counted(history, { ...plan, targets: slower }, asShipped), later)).toBeLessThanOrEqual(before)
  }
})

test('a promise that only one of the two gives is a difference', () => {
  const clock: ReplayedClock = {
    kind: 'reaction',
    cycle: 1,
    startedAt: Temporal.Instant.from('2026-11-20T14:05:00Z'),
    stoppedAt: null,
    cancelledAt: null,
    dueAt: Temporal.Instant.from('2026-11-20T15:05:00Z'),
  }

  expect(compareReplay([clock], [], later)).toMatchObject([{ before: { missed: true }, after: null }])
  expect(compareReplay([], [clock], later)).toMatchObject([{ before: null, after: { missed: true } }])
})
