import { describe, expect, test } from 'vitest'
import { clockKinds } from './clock.ts'
import {
  isBreach,
  ladderFor,
  onDutyOn,
  placeOf,
  shippedEscalation,
  withSince,
  type Escalation,
  type Ladder,
} from './escalation.ts'
import { lintEscalation, type KnownNames } from './lint-escalation.ts'

const known: KnownNames = {
  plans: ['LOGI-HEZOPLUS'],
  roles: ['engineer', 'manager'],
  staff: ['adam@x.example', 'ewa@x.example'],
  managers: ['ewa@x.example'],
}
const general: Ladder = {
  clock: 'reaction',
  cover: 'plan',
  steps: [{ code: 'missed', at: { rule: 'AFTER', minutes: 0 }, tell: [] }],
}
const only = (...ladders: Ladder[]): Escalation => ({ ...shippedEscalation, ladders })
const wanted = { clock: 'reaction', plan: 'LOGI-HEZOPLUS', priority: 'P1' } as const

describe('the ladder of a clock', () => {
  const [byPlan, byPriority, byBoth] = [
    { ...general, plan: 'LOGI-HEZOPLUS' },
    { ...general, priority: 'P1' as const },
    { ...general, plan: 'LOGI-HEZOPLUS', priority: 'P1' as const },
  ]

  test.each([
    ['its plan and priority', [general, byPlan, byBoth, byPriority], byBoth],
    ['else its plan', [general, byPriority, byPlan], byPlan],
    ['else its priority', [general, byPriority, { ...byPlan, plan: 'POLY-HEZOPLUS' }], byPriority],
    ['else its kind', [{ ...byPriority, priority: 'P2' as const }, general], general],
  ])('is the one for %s', (_, ladders, expected) => {
    expect(ladderFor(only(...ladders), wanted)).toBe(expected)
  })

  test('records the breach even where a stored version lacks its kind', () => {
    expect(ladderFor(only(), wanted).steps.filter(isBreach)).toHaveLength(1)
  })
})

test('what is shipped has no faults, a ladder for each kind and nothing for customers', () => {
  expect(lintEscalation(shippedEscalation, known)).toEqual([])
  for (const clock of clockKinds) expect(shippedEscalation.ladders.map(placeOf)).toContain(clock)
})

describe('the linter', () => {
  const step = general.steps[0]!
  const faultsOf = (escalation: Escalation) =>
    lintEscalation(escalation, known).map(({ field, code }) => `${field} ${code}`)
  const withReaction = (ladder: Partial<Ladder>): Escalation => ({
    ...shippedEscalation,
    ladders: [...shippedEscalation.ladders.filter((each) => placeOf(each) !== 'reaction'), { ...general, ...ladder }],
  })

  test.each([
    [
      'a kind without a general ladder',
      only(...shippedEscalation.ladders.slice(1)),
      'ladders.reaction promises.problem.ladder_missing',
    ],
    [
      'two ladders for the same',
      only(...shippedEscalation.ladders, general),
      'ladders.reaction promises.problem.ladder_twice',
    ],
    [
      'a plan that does not exist',
      only(...shippedEscalation.ladders, { ...general, plan: 'NIE-MA' }),
      'ladders.reaction NIE-MA promises.problem.plan_unknown',
    ],
    ['no step at the breach', withReaction({ steps: [] }), 'ladders.reaction promises.problem.breach_not_once'],
    [
      'two steps at the breach',
      withReaction({ steps: [step, { ...step, code: 'again' }] }),
      'ladders.reaction promises.problem.breach_not_once',
    ],
    [
      'two steps of one code',
      withReaction({ steps: [step, { ...step, at: { rule: 'AFTER', minutes: 5 } }] }),
      'ladders.reaction promises.problem.step_twice',
    ],
    [
      'a share of everything',
      withReaction({ steps: [step, { code: 'soon', at: { rule: 'SHARE', percent: 100 }, tell: [] }] }),
      'ladders.reaction.soon promises.problem.percent_invalid',
    ],
    [
      'half a minute',
      withReaction({ steps: [step, { code: 'soon', at: { rule: 'BEFORE', minutes: 0.5 }, tell: [] }] }),
      'ladders.reaction.soon promises.problem.step_minutes_invalid',
    ],
    [
      'negative minutes',
      withReaction({ steps: [step, { code: 'soon', at: { rule: 'AFTER', minutes: -1 }, tell: [] }] }),
      'ladders.reaction.soon promises.problem.step_minutes_invalid',
    ],
    [
      'a repetition every minute',
      withReaction({ steps: [{ ...step, at: { rule: 'AFTER', minutes: 0, everyMinutes: 1 } }] }),
      'ladders.reaction.missed promises.problem.repeat_invalid',
    ],
    [
      'a code with capitals',
      withReaction({ steps: [{ ...step, code: 'Missed' }] }),
      'ladders.reaction.Missed promises.problem.step_code_invalid',
    ],
    [
      'a role that does not exist',
      withReaction({ steps: [{ ...step, reassign: { to: 'role', role: 'king' } }] }),
      'ladders.reaction.missed promises.problem.reassign_unknown',
    ],
    [
      'a person who does not work here',
      withReaction({ steps: [{ ...step, reassign: { to: 'person', email: 'x@x.example' } }] }),
      'ladders.reaction.missed promises.problem.reassign_unknown',
    ],
    [
      'a duty on no day',
      { ...shippedEscalation, duty: [{ email: 'ewa@x.example', from: '2026-02-30', until: '2026-03-01' }] },
      'duty.1 promises.problem.duty_date_invalid',
    ],
    [
      'a duty that ends before it begins',
      { ...shippedEscalation, duty: [{ email: 'ewa@x.example', from: '2026-03-02', until: '2026-03-01' }] },
      'duty.1 promises.problem.duty_date_invalid',
    ],
    [
      'an engineer on the manager’s duty',
      { ...shippedEscalation, duty: [{ email: 'adam@x.example', from: '2026-02-28', until: '2026-03-01' }] },
      'duty.1 promises.problem.duty_unknown',
    ],
  ])('refuses %s', (_, escalation, fault) => {
    expect(faultsOf(escalation)).toEqual([fault])
  })

  test('lets a sound change through', () => {
    const handed = withReaction({ steps: [{ ...step, reassign: { to: 'person', email: 'Adam@x.example' } }] })

    expect(
      faultsOf({ ...handed, duty: [{ email: 'Ewa@x.example', from: '2028-02-29', until: '2028-03-07' }] }),
    ).toEqual([])
  })
})

test('whoever stands in the list is on duty from the first to the last day', () => {
  const duty = [
    { email: 'ewa@x.example', from: '2026-11-16', until: '2026-11-20' },
    { email: 'jan@x.example', from: '2026-11-20', until: '2026-11-22' },
  ]

  expect(
    ['2026-11-15', '2026-11-16', '2026-11-20', '2026-11-22', '2026-11-23'].map((day) => onDutyOn({ duty }, day)),
  ).toEqual([[], ['ewa@x.example'], ['ewa@x.example', 'jan@x.example'], ['jan@x.example'], []])
})

test('the next version marks only what is new in it', () => {
  const [first, ...others] = shippedEscalation.ladders
  const mail = { code: 'mail', at: { rule: 'AFTER', minutes: 15 }, tell: ['escalation_address'] } as const
  const next = withSince(
    only({ ...first!, steps: [...first!.steps, mail] }, ...others),
    shippedEscalation,
    '2026-11-20T14:05:00Z',
  )

  expect(next.version).toBe(2)
  const marked = next.ladders.flatMap(({ steps }) => steps.filter(({ since }) => since !== undefined))
  expect(marked).toEqual([{ ...mail, since: '2026-11-20T14:05:00Z' }])
  const later = withSince(next, next, '2026-12-01T08:00:00Z')
  expect(later.ladders).toEqual(next.ladders)
})
