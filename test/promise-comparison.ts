import { Temporal } from 'temporal-polyfill'
import {
  eightByFive,
  nineByFive,
  roundTheClock,
  weekdays,
  type Calendar,
} from '../src/modules/calendar/rules/calendar.ts'
import { compileCalendar } from '../src/modules/calendar/rules/compile-calendar.ts'
import { prioritiesOf, schemeOf } from '../src/modules/catalogue/rules/priorities.ts'
import { shippedPlans } from '../src/modules/catalogue/rules/plans.ts'
import { ledgerOfClock } from '../src/modules/promises/rules/clock-ledger.ts'
import { timesOf, viewAt, type Calendars } from '../src/modules/promises/rules/clock-times.ts'
import { isInternalClock, type Clock } from '../src/modules/promises/rules/clock.ts'
import { readEvent, type StoredFacts } from '../src/modules/promises/rules/stored-promises.ts'
import { clocksOf } from '../src/modules/promises/rules/ticket-clocks.ts'
import { usablePlan } from '../src/modules/promises/rules/usable-plan.ts'
import { checkPromises, type CheckedClock, type EventRow } from './promise-checker/check-promises.ts'
import type { AllHours } from './promise-checker/count-due.ts'
import { chance, randomHistory, withRandomChanges, type Chance } from './promise-checker/random-history.ts'
import { serviceHours, type CalendarJson } from './promise-checker/service-hours.ts'

const plans = shippedPlans.filter(({ targets }) => targets.length > 0)

/** The calendars of one operator, for the portal and for the checker. */
type Operator = { readonly calendars: Calendars; readonly hours: AllHours }

/** What the portal and the checker say about one history. */
export type Comparison = {
  readonly plan: string
  readonly events: readonly EventRow[]
  readonly portal: readonly CheckedClock[]
  readonly checker: readonly CheckedClock[]
  /** Clocks whose "why this hour?" does not add up to the promise. */
  readonly unbalanced: readonly Clock[]
}

/** Works out random histories twice, by the portal's rules and by the checker that shares no code with them. */
export function* comparePromises(histories: number, seed: number): Generator<Comparison> {
  const luck = chance(seed)
  const known = operators(luck)
  for (let index = 0; index < histories; index++) {
    yield compareOne(luck, plans[luck.below(plans.length)]!, known[luck.below(known.length)]!)
  }
}

function compareOne(luck: Chance, plan: (typeof plans)[number], { calendars, hours }: Operator): Comparison {
  const events = randomHistory(luck, ['P1', ...prioritiesOf(schemeOf(plan))])
  const now = Temporal.Instant.from(events.at(-1)!.at).add({ minutes: luck.below(3_000) })
  const history = events.map(({ type, at, data }) =>
    readEvent(Temporal.Instant.from(at), { type, ...data } as StoredFacts),
  )
  const clocks = clocksOf(history, usablePlan(plan, calendars), calendars)
  return {
    plan: plan.code,
    events,
    portal: clocks.map((clock) => checkedClockOf({ ...clock, ...viewAt(clock, now, calendars) })),
    checker: checkPromises(events, JSON.parse(JSON.stringify(plan)), hours, now.toString()),
    unbalanced: clocks.filter((clock) => !addsUp(clock, calendars)),
  }
}

/** As shipped, changed here and there, and with nights and lunch breaks. */
function operators(luck: Chance): readonly Operator[] {
  const split = [
    ...weekdays([1, 2, 3, 4, 5], { opensMinute: 480, closesMinute: 720 }),
    ...weekdays([1, 2, 3, 4, 5], { opensMinute: 750, closesMinute: 1020 }),
  ]
  const nights = weekdays([1, 2, 3, 4, 5, 6, 7], { opensMinute: 1260, closesMinute: 330 })
  const entered = { ...nineByFive, windows: weekdays([1, 2, 3, 4, 5], { opensMinute: 480, closesMinute: 1020 }) }
  const changed = (calendar: Calendar): Calendar => withRandomChanges(calendar, luck, 60)
  return [
    operator([eightByFive, roundTheClock]),
    operator([eightByFive, roundTheClock, entered].map(changed)),
    operator([{ ...eightByFive, windows: nights }, roundTheClock, { ...entered, windows: split }].map(changed)),
  ]
}

function operator(calendars: readonly Calendar[]): Operator {
  const asJson: CalendarJson[] = JSON.parse(JSON.stringify(calendars))
  return {
    calendars: new Map(calendars.map((calendar) => [calendar.id, compileCalendar(calendar)])),
    hours: new Map(asJson.map((calendar) => [calendar.id, serviceHours(calendar)])),
  }
}

/** The counted rows of "why this hour?" are the promise, where it is one in hours that nothing has cut or moved. */
function addsUp(clock: Clock, calendars: Calendars): boolean {
  const [ledger, { dueAt }] = [ledgerOfClock(clock, calendars), timesOf(clock, calendars)]
  if (clock.target.rule !== 'HOURS' || clock.target.outerBound || ledger.kind !== 'hours' || dueAt === null) return true
  const counted = ledger.rows.reduce((sum, row) => sum + ('pause' in row ? 0 : row.countedMs), 0)
  return counted === clock.target.minutes * 60_000
}

type Shown = Pick<CheckedClock, 'kind' | 'cycle' | 'lateMs'> & Pick<Clock, 'target'> & Moments
type Moments = Readonly<Record<'stoppedAt' | 'cancelledAt' | 'dueAt', Temporal.Instant | null>> & {
  readonly startedAt: Temporal.Instant
}

/** A clock of the portal in the checker's words. */
export const checkedClockOf = (clock: Shown): CheckedClock => ({
  kind: clock.kind,
  internal: isInternalClock(clock),
  cycle: clock.cycle,
  startedAt: text(clock.startedAt) ?? '',
  stoppedAt: text(clock.stoppedAt),
  cancelledAt: text(clock.cancelledAt),
  dueAt: text(clock.dueAt),
  lateMs: clock.lateMs,
})

const text = (at: Temporal.Instant | null): string | null =>
  at === null ? null : new Date(at.epochMilliseconds).toISOString()
