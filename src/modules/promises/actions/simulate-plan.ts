import type { PlanVersion, PriorityCode } from '../../catalogue/rules/plan.ts'
import { prioritiesOf, schemeOf, targetsFor } from '../../catalogue/rules/priorities.ts'
import { isOpen } from '../../calendar/rules/covered-time.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { ledgerOfClock, type ClockLedger } from '../rules/clock-ledger.ts'
import { clockTargets, internalTargets, type PromisingPlan } from '../rules/clock-targets.ts'
import { clockKinds, isInternalClock, startClock, type ClockKind } from '../rules/clock.ts'
import { calendarOf, timesOf, type Calendars } from '../rules/clock-times.ts'
import { usablePlan } from '../rules/usable-plan.ts'
import { presentCalendars } from './present-calendars.ts'

/** One clock that a ticket would get; what runs from acceptance is counted as if the claim were accepted at once. */
export type SimulatedClock = {
  readonly kind: ClockKind
  readonly internal: boolean
  readonly dueAt: Temporal.Instant | null
  readonly ledger: ClockLedger
}

export type SimulatedPriority = {
  readonly priority: PriorityCode
  /** Whether reports are taken at that moment; null where the plan does not say. */
  readonly intakeOpen: boolean | null
  readonly clocks: readonly SimulatedClock[]
}

/**
 * When everything would be due if a ticket were opened, and its claim accepted, at a moment under a plan that nobody has
 * saved yet: the very rules by which clocks are made, so that the editor shows what tickets will get (S27, idea 4).
 * Targets on calendars that have no hours are left out, as they are on tickets.
 *
 * @throws {Refusal} as `timesOf`.
 */
export async function simulatePlan(
  ctx: Context,
  plan: PromisingPlan & Pick<PlanVersion, 'scheme'>,
  at: Temporal.Instant,
): Promise<readonly SimulatedPriority[]> {
  const calendars = await presentCalendars(ctx)
  const usable = usablePlan(plan, calendars)
  return prioritiesOf(schemeOf(plan)).map((priority) => {
    const { intake } = targetsFor(usable, priority)
    return {
      priority,
      intakeOpen: intake === undefined ? null : isOpen(at, calendarOf({ calendar: intake }, calendars)),
      clocks: clocksAt(usable, priority, at, calendars),
    }
  })
}

function clocksAt(
  plan: PromisingPlan,
  priority: PriorityCode,
  at: Temporal.Instant,
  calendars: Calendars,
): readonly SimulatedClock[] {
  const [promised, internal] = [clockTargets(plan, priority), internalTargets(plan, priority)]
  return clockKinds
    .filter((kind) => kind !== 'return')
    .flatMap((kind) => [promised[kind], internal[kind]].flatMap((target) => (target ? [{ kind, target }] : [])))
    .map(({ kind, target }) => {
      const clock = startClock({ kind, cycle: 1, startedAt: at, target })
      const { dueAt } = timesOf(clock, calendars)
      return { kind, internal: isInternalClock(clock), dueAt, ledger: ledgerOfClock(clock, calendars) }
    })
}
