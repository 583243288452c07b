import { shippedCalendars } from '../../calendar/rules/calendar.ts'
import type { AcceptanceTarget, CalendarId, Objectives, PlanVersion, PriorityTargets, TimeTarget } from './plan.ts'
import { objectivesOf, prioritiesOf } from './priorities.ts'

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
  'catalogue.problem.target_hole',
  'catalogue.problem.target_twice',
  'catalogue.problem.cut_off_invalid',
  'catalogue.problem.cut_off_without_next_day',
  'catalogue.problem.return_days_invalid',
  'catalogue.problem.term_invalid',
  'catalogue.problem.counter_invalid',
] as const

export type PlanProblemCode = (typeof planProblemCodes)[number]

/** Something that must be mended before the plan may be saved, with the priority it concerns where there is one. */
export type PlanProblem = {
  readonly code: PlanProblemCode
  readonly priority?: string
  /** Which of its targets, as `reaction` or `objectives.reaction`. */
  readonly target?: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** The targets that a priority can have, in the order in which a customer meets them. */
export const targetNames = ['reaction', 'nextCommunication', 'hardware', 'onSite'] as const
export type TargetName = (typeof targetNames)[number]

const CODE = /^[A-Z0-9]+(-[A-Za-z0-9]+)+$/
const MINUTES_OF_DAY = 24 * 60
const shippedCalendarIds: readonly CalendarId[] = shippedCalendars.map(({ id }) => id)

/**
 * Everything that is wrong with a plan; an empty list means that it may be saved.
 *
 * Each priority of the scheme stands exactly once, each target has one calendar that exists and whole minutes above zero;
 * a target between two priorities that have it may not be missing. A plan without a scheme has no targets.
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
    ...lintHoles(plan),
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
  const { priority, intake, reaction, objectives } = targets
  return [
    ...problems(
      [
        ['catalogue.problem.intake_missing', reaction !== undefined && intake === undefined],
        ['catalogue.problem.calendar_unknown', intake !== undefined && !calendars.includes(intake)],
      ],
      { priority, target: 'intake' },
    ),
    ...targetNames.flatMap((name) => lintTarget(targets[name], calendars, { priority, target: name })),
    ...targetNames.flatMap((name) => [
      ...lintTarget(objectives?.[name], calendars, { priority, target: `objectives.${name}` }),
      ...lintObjective(targets, name),
    ]),
  ]
}

function lintTarget(
  target: TimeTarget | AcceptanceTarget | undefined,
  calendars: readonly CalendarId[],
  place: Pick<PlanProblem, 'priority' | 'target'>,
): readonly PlanProblem[] {
  if (target === undefined) return []
  const isKnownRule = !('rule' in target) || target.rule === 'NBD' || target.rule === 'HOURS'
  return problems(
    [
      ['catalogue.problem.minutes_invalid', 'minutes' in target && !isWhole(target.minutes, 1)],
      ['catalogue.problem.rule_unknown', !isKnownRule],
      ['catalogue.problem.calendar_unknown', calendarsOfTarget(target).some((id) => !calendars.includes(id))],
    ],
    place,
  )
}

/** On the promise's own calendar an aim is shorter than the promise, or it warns of nothing. */
function lintObjective(targets: PriorityTargets, name: TargetName): readonly PlanProblem[] {
  const [promised, objective] = [targets[name], objectivesOf(targets)[name]]
  if (!promised || !objective || !('minutes' in promised) || !('minutes' in objective)) return []
  const isUseless = promised.calendar === objective.calendar && !(objective.minutes < promised.minutes)
  const params = { one: objective.minutes, other: promised.minutes }
  return isUseless || !isWhole(objective.minutes, 1)
    ? [
        {
          code: 'catalogue.problem.objective_not_shorter',
          priority: targets.priority,
          target: `objectives.${name}`,
          params,
        },
      ]
    : []
}

/** On one calendar a less urgent report may not be promised a quicker answer than a more urgent one. */
function lintOrder(plan: PlanVersion): readonly PlanProblem[] {
  const inOrder = inOrderOf(plan)
  return inOrder.flatMap((targets, index) =>
    (['reaction', 'nextCommunication'] as const).flatMap((name): readonly PlanProblem[] => {
      const [before, target, reference] = [inOrder[index - 1], targets[name], inOrder[index - 1]?.[name]]
      if (!before || !target || !reference || !faster(target, reference)) return []
      const params = { target: name, one: target.minutes, before: before.priority, other: reference.minutes }
      return [{ code: 'catalogue.problem.less_urgent_is_faster', priority: targets.priority, target: name, params }]
    }),
  )
}

/** What a more and a less urgent report are promised cannot be missing between them. */
function lintHoles(plan: PlanVersion): readonly PlanProblem[] {
  const inOrder = inOrderOf(plan)
  return targetNames.flatMap((name) =>
    inOrder.flatMap((targets, index): readonly PlanProblem[] => {
      const before = inOrder.slice(0, index).findLast((each) => each[name] !== undefined)
      const after = inOrder.slice(index + 1).find((each) => each[name] !== undefined)
      if (targets[name] !== undefined || !before || !after) return []
      const params = { target: name, before: before.priority, after: after.priority }
      return [{ code: 'catalogue.problem.target_hole', priority: targets.priority, target: name, params }]
    }),
  )
}

const inOrderOf = ({ targets }: PlanVersion): readonly PriorityTargets[] =>
  targets.toSorted((one, other) => one.priority.localeCompare(other.priority))

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
  const { intake, objectives = {} } = targets
  const counted = [...listTargets(targets), ...listTargets(objectives)].flatMap(calendarsOfTarget)
  return intake === undefined ? counted : [intake, ...counted]
}

function calendarsOfTarget(target: TimeTarget | AcceptanceTarget): readonly CalendarId[] {
  const bound = 'outerBound' in target ? target.outerBound : undefined
  return bound === undefined ? [target.calendar] : [target.calendar, bound.calendar]
}

function listTargets(targets: Objectives): readonly (TimeTarget | AcceptanceTarget)[] {
  return targetNames.map((name) => targets[name]).filter((target) => target !== undefined)
}

function acceptancesOf({ hardware, onSite }: Objectives): readonly AcceptanceTarget[] {
  return [hardware, onSite].filter((target) => target !== undefined)
}

function faster(target: TimeTarget, reference: TimeTarget): boolean {
  return target.calendar === reference.calendar && target.minutes < reference.minutes
}

function isWhole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least
}

function problem(code: PlanProblemCode) {
  return (priority: string): PlanProblem => ({ code, priority })
}

function problems(
  checks: readonly (readonly [PlanProblemCode, boolean])[],
  place: Pick<PlanProblem, 'priority' | 'target'> = {},
): readonly PlanProblem[] {
  return checks.filter(([, isWrong]) => isWrong).map(([code]) => ({ code, ...place }))
}
