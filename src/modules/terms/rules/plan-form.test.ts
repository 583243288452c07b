import { describe, expect, test } from 'vitest'
import { lintPlan } from '../../catalogue/rules/lint-plan.ts'
import { diffPlans } from '../../catalogue/rules/diff-plans.ts'
import { planVersion, shippedPlans } from '../../catalogue/rules/plans.ts'
import { readPlan } from '../../catalogue/index.ts'
import { emptyPlanForm, emptyRow, formOfPlan } from './plan-form.ts'
import { formField, readPlanForm } from './read-plan-form.ts'
import { minuteOfDay, minutesOfHours, rowNumbers, wholeNumber, withoutRow, withRow } from './typed.ts'

const rally = formOfPlan(planVersion('LOGI-HEZOPLUS'))

test.each(shippedPlans.map((plan) => [plan.code, plan] as const))(
  '%s comes out of its form as it went in',
  (_, plan) => {
    const { plan: read, problems } = readPlanForm(formOfPlan(plan))

    expect(problems).toEqual([])
    expect(diffPlans(plan, readPlan(read))).toEqual([])
  },
)

describe('rows come and go without touching the others', () => {
  test('a new one goes to the end', () => {
    const more = withRow(rally, 'row', emptyRow)

    expect(rowNumbers(more, 'row')).toHaveLength(rowNumbers(rally, 'row').length + 1)
    expect(more).toMatchObject(rally)
  })

  test('one that is taken away leaves the numbers of the rest', () => {
    const fewer = withoutRow(rally, 'row', 1)

    expect(rowNumbers(fewer, 'row')).toEqual(rowNumbers(rally, 'row').filter((number) => number !== 1))
    expect(Object.keys(rally)).toEqual(expect.arrayContaining(Object.keys(fewer)))
  })
})

describe('what is typed', () => {
  test('an internal target is no promise', () => {
    const typed = withRow(rally, 'row', {
      ...emptyRow,
      priority: 'P2',
      target: 'hardware',
      mark: 'internal',
      hours: '4',
      calendar: '8x5',
    })
    const { targets } = readPlan(readPlanForm(typed).plan)

    expect(targets[1]).toMatchObject({
      hardware: { minutes: 480 },
      objectives: { hardware: { rule: 'HOURS', minutes: 240, calendar: '8x5' } },
    })
  })

  test('two rows for one clock are refused, and both are named', () => {
    const typed = withRow(rally, 'row', { ...emptyRow, priority: 'P1', hours: '0,5', calendar: '8x5' })

    expect(readPlanForm(typed).problems).toEqual([
      {
        field: `row-${rowNumbers(typed, 'row').at(-1)}-hours`,
        code: 'catalogue.problem.target_twice',
        params: { priority: 'P1', target: 'reaction', one: '1 h, 24x7', other: '0,5 h, 8x5' },
      },
    ])
  })

  test('a row of a priority that the scheme does not have is refused', () => {
    const typed = withRow(rally, 'row', { ...emptyRow, priority: 'P4', hours: '1', calendar: '8x5' })

    expect(readPlanForm(typed).problems).toMatchObject([
      { code: 'catalogue.problem.priority_foreign', params: { priority: 'P4' } },
    ])
  })

  test('a fault of the plan stands at the row that made it', () => {
    const faulty = { ...rally, 'row-0-hours': '', namePl: ' ', cutOff: '25:00' }
    const { plan } = readPlanForm(faulty)
    const lacks = lintPlan(readPlan(plan)).map(({ code, priority, target }) => [code, priority, target])

    expect(lacks).toContainEqual(['catalogue.problem.minutes_invalid', 'P1', 'reaction'])
    expect(formField(faulty, 'targets.P1.reaction')).toBe('row-0-hours')
    expect(formField(faulty, 'targets.P3.objectives.reaction')).toMatch(/^row-\d+-hours$/)
    expect(formField(faulty, 'targets.P3.hardware')).toBe('intake-P3')
    expect(formField(faulty, 'name')).toBe('namePl')
    expect(formField(faulty, 'cutOffMinute')).toBe('cutOff')
  })

  test('a new plan begins with a reaction to each priority', () => {
    const { plan, problems } = readPlanForm({
      ...emptyPlanForm(),
      code: 'EXTR-NEW-1',
      namePl: 'A',
      nameEn: 'A',
      source: 'x',
    })

    expect([problems, lintPlan(readPlan(plan))]).toEqual([[], []])
  })

  test.each([
    ['8', 480],
    ['0,5', 30],
    ['1.25', 75],
    ['0.33', 20],
    [' 4 ', 240],
    ['', 0],
    ['-1', 0],
    ['cztery', 0],
    ['1e9', 0],
  ])('hours as %j are %i minutes', (typed, minutes) => {
    expect(minutesOfHours(typed)).toBe(minutes)
  })

  test.each([
    ['15:00', 900],
    ['9.30', 570],
    ['0:00', 0],
    ['24:00', 1440],
    ['15:60', -1],
    ['25:00', -1],
    ['trzecia', -1],
  ])('a time of day as %j is minute %i', (typed, minute) => {
    expect(minuteOfDay(typed)).toBe(minute)
  })

  test.each([
    ['7', 7],
    ['07', 7],
    ['7,5', 0],
    ['', 0],
  ])('a number as %j is %i', (typed, number) => {
    expect(wholeNumber(typed)).toBe(number)
  })
})
