import { describe, expect, test } from 'vitest'
import en from '../messages/en.json' with { type: 'json' }
import pl from '../messages/pl.json' with { type: 'json' }
import { calendarsToComplete, lintPlan, planProblemCodes } from './lint-plan.ts'
import type { PlanVersion, PriorityTargets } from './plan.ts'
import { planVersion, shippedPlans } from './plans.ts'

test.each(shippedPlans.map((plan) => [plan.code, plan] as const))('%s is in order', (_, plan) => {
  expect(lintPlan(plan)).toEqual([])
})

describe('a plan that lost its order is caught, whichever plan it is', () => {
  const ranked = shippedPlans.filter((plan) => plan.targets.length > 0).map((plan) => [plan.code, plan] as const)

  test.each(ranked)('%s: each priority dropped, doubled or renamed', (_, plan) => {
    for (const [index, target] of plan.targets.entries()) {
      expect(codes({ ...plan, targets: plan.targets.toSpliced(index, 1) })).toContain(
        'catalogue.problem.priority_missing',
      )
      expect(codes({ ...plan, targets: [...plan.targets, target] })).toContain('catalogue.problem.priority_twice')
    }
  })

  test.each(ranked)('%s: each calendar misspelt', (_, plan) => {
    for (const [index, target] of plan.targets.entries()) {
      for (const broken of withBrokenCalendar(target)) {
        expect(codes({ ...plan, targets: plan.targets.with(index, broken) })).toContain(
          'catalogue.problem.calendar_unknown',
        )
      }
    }
  })
})

const plan = planVersion('LOGI-HEZOPLUS')

test.each<[string, Partial<PlanVersion>, string]>([
  [
    'a priority of another scheme',
    { scheme: 'P3', targets: [...plan.targets, { priority: 'P4' }] },
    'priority_foreign',
  ],
  ['a reaction nobody may ask for', first({ reaction: { minutes: 60, calendar: '8x5' } }), 'intake_missing'],
  [
    'an aim longer than the promise on the same calendar',
    first({
      intake: '8x5',
      reaction: { minutes: 60, calendar: '8x5' },
      objectives: { reaction: { minutes: 90, calendar: '8x5' } },
    }),
    'objective_not_shorter',
  ],
  [
    'an aim on an unknown calendar',
    first({ objectives: { hardware: { rule: 'HOURS', minutes: 60, calendar: '7x7' } } }),
    'calendar_unknown',
  ],
  ['a hole between two priorities', second({ intake: '8x5' }), 'target_hole'],
  ['no minutes', first({ intake: '8x5', reaction: { minutes: 0, calendar: '8x5' } }), 'minutes_invalid'],
  ['half minutes', first({ hardware: { rule: 'HOURS', minutes: 0.5, calendar: '8x5' } }), 'minutes_invalid'],
  [
    'an objective longer than the promise',
    first({ intake: '8x5', reaction: { minutes: 60, calendar: '8x5', objectiveMinutes: 60 } }),
    'objective_not_shorter',
  ],
  [
    'an unstable device before a dead one',
    first({ intake: '8x5', reaction: { minutes: 600, calendar: '8x5' } }),
    'less_urgent_is_faster',
  ],
  [
    'a bound on an unknown calendar',
    first({ hardware: { rule: 'HOURS', minutes: 1, calendar: '8x5', outerBound: { rule: 'NBD', calendar: '7x7' } } }),
    'calendar_unknown',
  ],
  ['a cut-off at 24:00', { cutOffMinute: 1440 }, 'cut_off_invalid'],
  ['a cut-off without next day', { cutOffMinute: 900 }, 'cut_off_without_next_day'],
  ['no days for the return', { returnDays: 0 }, 'return_days_invalid'],
  ['a term of no months', { termMonths: [0] }, 'term_invalid'],
  ['a negative counter', { entitlements: { remoteChanges: -1 } }, 'counter_invalid'],
  ['a code with spaces', { code: 'LOGI HEZO' }, 'code_invalid'],
  ['version zero', { version: 0 }, 'version_invalid'],
  ['a name in one language', { name: { pl: 'HEZO+', en: ' ' } }, 'name_missing'],
  ['no source', { source: '' }, 'source_missing'],
])('%s is caught', (_, change, problem) => {
  expect(codes({ ...plan, ...change })).toContain(`catalogue.problem.${problem}`)
})

test('targets without a scheme are caught', () => {
  expect(codes(withoutScheme())).toContain('catalogue.problem.priority_foreign')
})

test('a delivery rule that nobody knows is caught, also when it comes from stored data', () => {
  const stored: PlanVersion = JSON.parse(JSON.stringify(plan).replaceAll('"HOURS"', '"SOON"'))

  expect(codes(stored)).toContain('catalogue.problem.rule_unknown')
})

test('a plan on 9x5 waits for the operator’s hours, the others can be sold at once', () => {
  const waiting = shippedPlans.filter((shipped) => calendarsToComplete(shipped, ['8x5', '24x7']).length > 0)

  expect(waiting.map(({ code }) => code)).toEqual([
    'HUAW-COCARE-BASIC',
    'HUAW-COCARE-STD',
    'HUAW-COCARE-PREMIER',
    'HUAW-COCARE-STD-ONS',
  ])
})

test('whoever breaks an order or leaves a hole is told of both sides', () => {
  const [one, two, three] = plan.targets
  const quick = { ...three!, reaction: { minutes: 30, calendar: '8x5' } }
  const { reaction: _, ...silent } = two!

  expect(lintPlan({ ...plan, targets: [one!, two!, quick] })).toEqual([
    {
      code: 'catalogue.problem.less_urgent_is_faster',
      priority: 'P3',
      target: 'reaction',
      params: { target: 'reaction', one: 30, before: 'P2', other: 60 },
    },
  ])
  expect(lintPlan({ ...plan, targets: [one!, silent, three!] })).toEqual([
    {
      code: 'catalogue.problem.target_hole',
      priority: 'P2',
      target: 'reaction',
      params: { target: 'reaction', before: 'P1', after: 'P3' },
    },
  ])
})

test('every problem has its sentence in both languages', () => {
  expect(planProblemCodes.filter((code) => !(code in pl) || !(code in en))).toEqual([])
})

function codes(changed: PlanVersion) {
  return lintPlan(changed).map((problem) => problem.code)
}

function first(targets: Omit<PriorityTargets, 'priority'>): Partial<PlanVersion> {
  return { targets: plan.targets.with(0, { priority: 'P1', ...targets }) }
}

function second(targets: Omit<PriorityTargets, 'priority'>): Partial<PlanVersion> {
  return { targets: plan.targets.with(1, { priority: 'P2', ...targets }) }
}

function withoutScheme(): PlanVersion {
  const { scheme: _, ...rest } = plan
  return rest
}

function withBrokenCalendar(target: PriorityTargets): readonly PriorityTargets[] {
  const { reaction, nextCommunication, hardware, onSite } = target
  const calendar = '7x7'
  return [
    { ...target, intake: calendar },
    ...(reaction ? [{ ...target, reaction: { ...reaction, calendar } }] : []),
    ...(nextCommunication ? [{ ...target, nextCommunication: { ...nextCommunication, calendar } }] : []),
    ...(hardware ? [{ ...target, hardware: { ...hardware, calendar } }] : []),
    ...(onSite ? [{ ...target, onSite: { ...onSite, calendar } }] : []),
  ]
}
