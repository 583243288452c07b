import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import { clockKinds, isInternalClock, type Clock, type ClockKind } from './clock.ts'

/**
 * When a step comes due: a share of the covered time, covered minutes before the due moment, or covered minutes after the
 * breach; the last may come again and again while the clock is open.
 */
export type StepMoment =
  | { readonly rule: 'SHARE'; readonly percent: number }
  | { readonly rule: 'BEFORE'; readonly minutes: number }
  | { readonly rule: 'AFTER'; readonly minutes: number; readonly everyMinutes?: number }

/** `assignee` is the group while nobody has the ticket; `duty_manager` the escalation address while nobody is on duty. */
export const listeners = ['assignee', 'group', 'duty_manager', 'escalation_address'] as const
export type Listener = (typeof listeners)[number]

/** To a person by login address, to the manager on duty, or to whoever of a role has least to do. */
export type HandOver =
  { readonly to: 'duty_manager' } | { readonly to: 'person'; readonly email: string } | RoleHandOver
type RoleHandOver = { readonly to: 'role'; readonly role: string }

export type EscalationStep = {
  /** What a clock remembers of the step; the same code in two ladders rings once. */
  readonly code: string
  readonly at: StepMoment
  readonly tell: readonly Listener[]
  readonly reassign?: HandOver
  /** Written by the portal: the step does not ring for moments before it was added. */
  readonly since?: string
}

/** Internal targets of every kind climb one ladder: missing them breaks no promise (E6, decision 18). */
export const ladderKinds = [...clockKinds, 'objective'] as const
export type LadderKind = (typeof ladderKinds)[number]

/** What happens to clocks of a kind; a ladder for a plan or priority replaces the general one. */
export type Ladder = {
  readonly clock: LadderKind
  readonly plan?: string
  readonly priority?: PriorityCode
  /** `plan`: steps ring only inside the clock's own window (E29). */
  readonly cover: 'plan' | 'always'
  readonly steps: readonly EscalationStep[]
}

/** Who is the manager on duty on these days, both included, by login address. */
export type Duty = { readonly email: string; readonly from: string; readonly until: string }

/** One version of everything that happens on the way to a breach and after it. A version never changes. */
export type Escalation = {
  readonly version: number
  readonly ladders: readonly Ladder[]
  readonly duty: readonly Duty[]
}

/** What a ladder is chosen by. */
export type LadderOf = {
  readonly clock: LadderKind
  readonly plan: string
  readonly priority: PriorityCode
}

const dueSoon: EscalationStep = { code: 'due_soon', at: { rule: 'SHARE', percent: 75 }, tell: ['assignee'] }
const missed: EscalationStep = { code: 'missed', at: { rule: 'AFTER', minutes: 0 }, tell: ['assignee', 'duty_manager'] }
const stillMissed: EscalationStep = {
  code: 'still_missed',
  at: { rule: 'AFTER', minutes: 60, everyMinutes: 60 },
  tell: ['duty_manager'],
}
const atEscalation: EscalationStep = {
  code: 'escalation',
  at: { rule: 'AFTER', minutes: 30 },
  tell: ['escalation_address'],
}
const promisesOfSupport: readonly ClockKind[] = ['reaction', 'next_communication', 'delivery', 'on_site']

/**
 * What is shipped: a word at 75 % to whoever works on it, a breach to them and the manager on duty, every further hour to
 * the manager; the most urgent priority also at night, and half an hour later to the escalation address (R115, E95, M38,
 * M39).
 */
export const shippedEscalation: Escalation = {
  version: 1,
  ladders: [
    ...promisesOfSupport.map((clock): Ladder => ({
      clock,
      cover: 'plan',
      steps: [dueSoon, missed, stillMissed],
    })),
    ...promisesOfSupport.map((clock): Ladder => ({
      clock,
      priority: 'P1',
      cover: 'always',
      steps: [dueSoon, missed, atEscalation, stillMissed],
    })),
    { clock: 'return', cover: 'plan', steps: [{ ...missed, tell: ['assignee'] }] },
    { clock: 'objective', cover: 'plan', steps: [{ ...missed, code: 'objective_passed', tell: ['assignee'] }] },
  ],
  duty: [],
}

/**
 * Which ladders a clock may climb.
 *
 * @see docs/domain/sla.md#escalation (source: E6, features E15)
 */
export const ladderKindOf = (clock: Pick<Clock, 'kind' | 'target'>): LadderKind =>
  isInternalClock(clock) ? 'objective' : clock.kind

/**
 * The ladder that a clock climbs: the one for its plan and priority, else for its plan, its priority, its kind.
 *
 * @see docs/domain/sla.md#escalation (source: features E15, E29, E95)
 */
export function ladderFor({ ladders }: Pick<Escalation, 'ladders'>, wanted: LadderOf): Ladder {
  const fitting = ladders.filter(
    ({ clock, plan, priority }) =>
      clock === wanted.clock &&
      (plan === undefined || plan === wanted.plan) &&
      (priority === undefined || priority === wanted.priority),
  )
  return (
    fitting.toSorted((one, other) => closeness(other) - closeness(one))[0] ?? {
      ...wanted,
      cover: 'plan',
      steps: [missed],
    }
  )
}

const closeness = ({ plan, priority }: Ladder): number =>
  (plan === undefined ? 0 : 2) + (priority === undefined ? 0 : 1)

/**
 * Whether a step is the breach itself; every ladder has exactly one.
 *
 * @see docs/domain/sla.md#escalation (source: E95)
 */
export const isBreach = ({ at }: EscalationStep): boolean => at.rule === 'AFTER' && at.minutes === 0

/**
 * Who is on duty on a day, by login address.
 *
 * @param day As `2026-11-20`, in Warsaw.
 * @see docs/domain/sla.md#escalation (source: E95, decision 1)
 */
export function onDutyOn({ duty }: Pick<Escalation, 'duty'>, day: string): readonly string[] {
  return duty.filter(({ from, until }) => from <= day && day <= until).map(({ email }) => email)
}

/**
 * The next version as it is kept: a step that was not in the version before rings only for moments from now on, so that a
 * change does not ring for everything that has long been late.
 *
 * @param now As ISO text.
 * @see docs/domain/sla.md#escalation (source: features E12, E15)
 */
export function withSince(given: Escalation, before: Escalation, now: string): Escalation {
  const ladders = given.ladders.map((ladder) => {
    const old = before.ladders.find((each) => placeOf(each) === placeOf(ladder))
    return { ...ladder, steps: ladder.steps.map((step) => sinceOf(step, old, now)) }
  })
  return { ...given, version: before.version + 1, ladders }
}

function sinceOf({ since: _given, ...step }: EscalationStep, old: Ladder | undefined, now: string): EscalationStep {
  const same = old?.steps.find(({ code, at }) => code === step.code && shapeOf(at) === shapeOf(step.at))
  if (same === undefined) return { ...step, since: now }
  return same.since === undefined ? step : { ...step, since: same.since }
}

/** The same for the same moment, in whatever order somebody wrote it. */
const shapeOf = (at: StepMoment): string =>
  Object.entries(at)
    .map(([name, value]) => `${name} ${value}`)
    .toSorted((one, other) => one.localeCompare(other))
    .join()

/**
 * What a ladder is for, as one word: `reaction`, `reaction LOGI-HEZOPLUS P1`.
 *
 * @see docs/domain/sla.md#escalation (source: features E15)
 */
export const placeOf = ({ clock, plan, priority }: Pick<Ladder, 'clock' | 'plan' | 'priority'>): string =>
  [clock, plan, priority].filter((each) => each !== undefined).join(' ')
