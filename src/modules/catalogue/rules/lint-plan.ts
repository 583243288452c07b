import { shippedCalendars } from '../../calendar/rules/calendar.ts'
import type { AcceptanceTarget, CalendarId, PlanVersion, PriorityTargets, TimeTarget } from './plan.ts'
import { prioritiesOf } from './priorities.ts'

export const planProblemCodes = [
  'catalogue.problem.code_invalid',
  'catalogue.problem.version_invalid',
  'catalogue.problem.name_missing',
  'catalogue.problem.source_missing',
  'catalogue.problem.priority_missing',
  'catalogue.problem.priority_twice',
  'catalogue.problem.priority_foreign',
  'catalogue.problem.intake_missing',
  'catalogue.problem.minutes_invalid',
  'catalogue.problem.objective_not_shorter',
  'catalogue.problem.calendar_unknown',
  'catalogue.problem.rule_unknown',
  'catalogue.problem.less_urgent_is_faster',
  'catalogue.problem.cut_off_invalid',
  'catalogue.problem.cut_off_without_next_day',
  'catalogue.problem.return_days_invalid',
  'catalogue.problem.term_invalid',
  'catalogue.problem.counter_invalid',
] as const

export type PlanProblemCode = (typeof planProblemCodes)[number]

/** Something that must be mended before the plan may be saved, with the priority it concerns where there is one. */
export type PlanProblem = { readonly code: PlanProblemCode; readonly priority?: string }

const CODE = /^[A-Z0-9]+(-[A-Za-z0-9]+)+$/
const MINUTES_OF_DAY = 24 * 60
const shippedCalendarIds: readonly CalendarId[] = shippedCalendars.map(({ id }) => id)

/**
 * Everything that is wrong with a plan; an empty list means that it may be saved.
 *
 * Each priority of the scheme stands exactly once, each target has one calendar that exists and whole minutes above zero.
 * A plan without a scheme has no targets.
 *
 * @param calendars The ids of the calendars that exist, the shipped ones unless told otherwise.
 * @see docs/domain/sla.md#what-is-promised (source: feature idea 26)
 */
export function lintPlan(plan: PlanVersion, calendars = shippedCalendarIds): readonly PlanProblem[] {
  return [
    ...lintIdentity(plan),
    ...lintPriorities(plan),
    ...plan.targets.flatMap((targets) => lintTargets(targets, calendars)),
    ...lintOrder(plan),
    ...lintTerms(plan),
  ]
}

/**
 * The calendars without hours that keep a plan from being sold; empty when it can be activated.
 *
 * @param usable The ids of the calendars whose hours are known.
 * @see docs/domain/sla.md#what-is-promised (source: E23)
 */
export function calendarsToComplete(plan: PlanVersion, usable: readonly CalendarId[]): readonly CalendarId[] {
  return [...new Set(plan.targets.flatMap(calendarsOf))].filter((calendar) => !usable.includes(calendar))
}

function lintIdentity(plan: PlanVersion): readonly PlanProblem[] {
  return problems([
    ['catalogue.problem.code_invalid', !CODE.test(plan.code)],
    ['catalogue.problem.version_invalid', !isWhole(plan.version, 1)],
    ['catalogue.problem.name_missing', plan.name.pl.trim() === '' || plan.name.en.trim() === ''],
    ['catalogue.problem.source_missing', plan.source.trim() === ''],
  ])
}

function lintPriorities({ scheme, targets }: PlanVersion): readonly PlanProblem[] {
  const expected = scheme ? prioritiesOf(scheme) : []
  const found = targets.map((target) => target.priority)
  const twice = new Set(found.filter((priority, index) => found.indexOf(priority) !== index))
  return [
    ...expected.filter((priority) => !found.includes(priority)).map(problem('catalogue.problem.priority_missing')),
    ...[...twice].map(problem('catalogue.problem.priority_twice')),
    ...found.filter((priority) => !expected.includes(priority)).map(problem('catalogue.problem.priority_foreign')),
  ]
}

function lintTargets(targets: PriorityTargets, calendars: readonly CalendarId[]): readonly PlanProblem[] {
  const times = timesOf(targets)
  return problems(
    [
      ['catalogue.problem.intake_missing', targets.reaction !== undefined && targets.intake === undefined],
      ['catalogue.problem.minutes_invalid', times.some(({ minutes }) => !isWhole(minutes, 1))],
      ['catalogue.problem.objective_not_shorter', times.some(hasUselessObjective)],
      ['catalogue.problem.rule_unknown', acceptancesOf(targets).some(({ rule }) => rule !== 'NBD' && rule !== 'HOURS')],
      ['catalogue.problem.calendar_unknown', calendarsOf(targets).some((id) => !calendars.includes(id))],
    ],
    targets.priority,
  )
}

/** On one calendar a less urgent report may not be promised a quicker answer than a more urgent one. */
function lintOrder({ targets }: PlanVersion): readonly PlanProblem[] {
  const inOrder = targets.toSorted((one, other) => one.priority.localeCompare(other.priority))
  return inOrder.flatMap((targets, index) => {
    const before = inOrder[index - 1]
    const isFaster =
      before !== undefined &&
      (faster(targets.reaction, before.reaction) || faster(targets.nextCommunication, before.nextCommunication))
    return problems([['catalogue.problem.less_urgent_is_faster', isFaster]], targets.priority)
  })
}

function lintTerms(plan: PlanVersion): readonly PlanProblem[] {
  const { cutOffMinute, entitlements } = plan
  const nextDay = plan.targets.flatMap(acceptancesOf).some(({ rule }) => rule === 'NBD')
  const counters = [entitlements.inspectionsPerYear, entitlements.remoteChanges].filter(
    (count) => typeof count === 'number',
  )
  return problems([
    [
      'catalogue.problem.cut_off_invalid',
      cutOffMinute !== undefined && !(isWhole(cutOffMinute, 0) && cutOffMinute < MINUTES_OF_DAY),
    ],
    ['catalogue.problem.cut_off_without_next_day', cutOffMinute !== undefined && !nextDay],
    ['catalogue.problem.return_days_invalid', !isWhole(plan.returnDays, 1)],
    [
      'catalogue.problem.term_invalid',
      ![...plan.termMonths, ...plan.extensionMonths].every((months) => isWhole(months, 1)),
    ],
    ['catalogue.problem.counter_invalid', !counters.every((count) => isWhole(count, 0))],
  ])
}

function calendarsOf(targets: PriorityTargets): readonly CalendarId[] {
  const bounds = acceptancesOf(targets).flatMap((target) =>
    'outerBound' in target && target.outerBound ? [target.outerBound] : [],
  )
  const counted = [...timesOf(targets), ...acceptancesOf(targets), ...bounds].map(({ calendar }) => calendar)
  return targets.intake === undefined ? counted : [targets.intake, ...counted]
}

function timesOf(targets: PriorityTargets): readonly TimeTarget[] {
  const answers = [targets.reaction, targets.nextCommunication].filter((target) => target !== undefined)
  return [...answers, ...acceptancesOf(targets).filter((target) => target.rule === 'HOURS')]
}

function acceptancesOf({ hardware, onSite }: PriorityTargets): readonly AcceptanceTarget[] {
  return [hardware, onSite].filter((target) => target !== undefined)
}

function hasUselessObjective({ minutes, objectiveMinutes }: TimeTarget): boolean {
  return objectiveMinutes !== undefined && !(isWhole(objectiveMinutes, 1) && objectiveMinutes < minutes)
}

function faster(target: TimeTarget | undefined, reference: TimeTarget | undefined): boolean {
  if (!target || !reference || target.calendar !== reference.calendar) return false
  return target.minutes < reference.minutes
}

function isWhole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least
}

function problem(code: PlanProblemCode) {
  return (priority: string): PlanProblem => ({ code, priority })
}

function problems(checks: readonly (readonly [PlanProblemCode, boolean])[], priority?: string): readonly PlanProblem[] {
  const found = checks.filter(([, isWrong]) => isWrong).map(([code]) => code)
  return found.map((code) => (priority === undefined ? { code } : { code, priority }))
}
