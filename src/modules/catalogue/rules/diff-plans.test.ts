import { expect, test } from 'vitest'
import { diffPlans } from './diff-plans.ts'
import { planVersion, shippedPlans } from './plans.ts'

const rally = planVersion('LOGI-HEZOPLUS')

test('every plan is equal to itself, also under another version number', () => {
  for (const plan of shippedPlans) expect(diffPlans(plan, { ...plan, version: 9 })).toEqual([])
})

test('what is changed, added and taken away stands under its priority', () => {
  const [first, ...others] = rally.targets
  const { nextCommunication: _, ...promised } = first!
  const targets = [{ ...promised, reaction: { minutes: 30, calendar: '24x7' } }, ...others]

  expect(diffPlans(rally, { ...rally, targets, cutOffMinute: 900, termMonths: [24] })).toEqual([
    { path: 'cutOffMinute', after: 900 },
    { path: 'targets.P1.nextCommunication.calendar', before: '24x7' },
    { path: 'targets.P1.nextCommunication.minutes', before: 60 },
    { path: 'targets.P1.reaction.minutes', before: 60, after: 30 },
    { path: 'termMonths', before: rally.termMonths.join(', '), after: '24' },
  ])
})

test('the order in which priorities are written does not matter', () => {
  expect(diffPlans(rally, { ...rally, targets: rally.targets.toReversed() })).toEqual([])
})

test('of a new plan everything is an addition', () => {
  const differences = diffPlans(null, rally)

  expect(differences).toContainEqual({ path: 'name.pl', after: 'HEZO+' })
  expect(differences.every(({ before }) => before === undefined)).toBe(true)
})
