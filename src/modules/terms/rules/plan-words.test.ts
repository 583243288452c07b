import { describe, expect, test } from 'vitest'
import { messages } from '../../../messages.ts'
import { translatorFor } from '../../../platform/i18n.ts'
import type { PlanVersion } from '../../catalogue/rules/plan.ts'
import { planVersion, shippedPlans } from '../../catalogue/rules/plans.ts'
import { planInWords } from './plan-words.ts'
import { compareLines } from './words.ts'

const rally = planVersion('LOGI-HEZOPLUS')
const inWords = (plan: PlanVersion, locale: 'pl' | 'en' = 'pl') =>
  planInWords(translatorFor(locale, messages[locale]), locale, plan)
const said = (plan: PlanVersion, label: string, locale: 'pl' | 'en' = 'pl') =>
  inWords(plan, locale).find((line) => line.label === label)?.value
const different = (change: Partial<PlanVersion>) =>
  compareLines(inWords(rally), inWords({ ...rally, ...change })).map(({ label, before, after }) => [
    label,
    before,
    after,
  ])

test.each(shippedPlans.map((plan) => [plan.code, plan] as const))('%s says every thing once', (_, plan) => {
  const keys = inWords(plan).map(({ key }) => key)

  expect(new Set(keys).size).toBe(keys.length)
  expect(inWords(plan, 'en')).toHaveLength(keys.length)
})

test.each([
  ['P1 · dostawa', '8 h (24x7), najpóźniej następnego dnia roboczego (8x5)'],
  ['P3 · reakcja', '4 h (8x5)'],
  ['P3 · reakcja (cel wewnętrzny)', '1 h (8x5)'],
  ['P1 · okno zgłoszeń', '24x7'],
  ['Dni na zwrot', '7 dni'],
  ['Zdalne zmiany konfiguracji', 'bez limitu'],
  ['Godzina graniczna NBD', undefined],
])('%s: %s', (label, value) => {
  expect(said(rally, label)).toBe(value)
})

test('the same in English, with English numbers', () => {
  const half = { ...rally, targets: [{ priority: 'P1', reaction: { minutes: 30, calendar: '8x5' } } as const] }

  expect(said(half, 'P1 · reaction', 'en')).toBe('0.5 h (8x5)')
  expect(said(half, 'P1 · reakcja')).toBe('0,5 h (8x5)')
  expect(said(planVersion('HUAW-COCARE-STD'), 'NBD cut-off', 'en')).toBe('15:00')
  expect(said(planVersion('HUAW-COCARE-BASIC'), 'P1 · delivery', 'en')).toBe('shipped on the next business day (9x5)')
})

describe('what two versions say differently', () => {
  test('is named by its field, with both values', () => {
    expect(different({ returnDays: 14, cutOffMinute: 900 })).toEqual([
      ['Godzina graniczna NBD', null, '15:00'],
      ['Dni na zwrot', '7 dni', '14 dni'],
    ])
  })

  test('is told of a promise that is gone, and of one that is new', () => {
    const [first, second, third] = rally.targets
    const { hardware: _, ...without } = first!

    expect(different({ targets: [without, second!, { ...third!, onSite: { rule: 'NBD', calendar: '8x5' } }] })).toEqual(
      [
        ['P3 · inżynier na miejscu', null, 'następny dzień roboczy (8x5)'],
        ['P1 · dostawa', '8 h (24x7), najpóźniej następnego dnia roboczego (8x5)', null],
      ],
    )
  })

  test('is nothing where an aim is only written down in the newer way', () => {
    const targets = rally.targets.map(({ reaction, ...targets }) =>
      targets.priority === 'P3'
        ? {
            ...targets,
            reaction: { minutes: 240, calendar: '8x5' },
            objectives: { reaction: { minutes: 60, calendar: '8x5' } },
          }
        : { ...targets, ...(reaction && { reaction }) },
    )
    expect(different({ targets })).toEqual([])
  })

  test('is everything for a first version', () => {
    expect(compareLines(null, inWords(rally)).every(({ before }) => before === null)).toBe(true)
  })
})
