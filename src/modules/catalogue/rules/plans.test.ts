import { describe, expect, test } from 'vitest'
import en from '../messages/en.json' with { type: 'json' }
import pl from '../messages/pl.json' with { type: 'json' }
import { planVersion, shippedPlans } from './plans.ts'
import { comparePriorities, prioritiesOf, priorityMessages, schemeOf, targetsFor } from './priorities.ts'

test('every plan of the catalogue is there once', () => {
  expect(shippedPlans.map((plan) => plan.code).toSorted()).toEqual(
    [
      'POLY-HEZOPLUS-2',
      'POLY-HEZOPLUS-1',
      'POLY-PARTNERPLUS',
      'LOGI-HEZOPLUS',
      'EXTR-PW-TAC',
      'EXTR-PW-NBD-AHR',
      'EXTR-PW-4H-AHR',
      'EXTR-PW-NBD-ONS',
      'EXTR-PW-4H-ONS',
      'EXTR-AHB-8x5xNBD',
      'EXTR-AHB-24x7x8',
      'EXTR-SOS-8x5xNBD',
      'EXTR-SOS-24x7x8',
      'EXTR-AHB-8x5x8',
      'EXTR-SOS-8x5x8',
      'EXTR-AHB-24x7xNBD',
      'EXTR-SOS-24x7xNBD',
      'QUAL-AHB-8x5xNBD',
      'QUAL-AHB-24x7x8',
      'QUAL-SOS-8x5xNBD',
      'QUAL-SOS-24x7x8',
      'QUAL-CARE',
      'HUAW-COCARE-BASIC',
      'HUAW-COCARE-STD',
      'HUAW-COCARE-PREMIER',
      'HUAW-COCARE-STD-ONS',
      'HUAW-COCARE-PREM-ONS',
      'HUAW-AHB',
      'HUAW-SOS',
      'WG-ALLCARE',
    ].toSorted(),
  )
})

const nextDay = { rule: 'NBD', calendar: '8x5' }
const nineHours = { rule: 'NBD', calendar: '9x5' }
const elapsed = (hours: number) => ({ rule: 'HOURS', minutes: hours * 60, calendar: '24x7' })
const inWindow = (hours: number) => ({ rule: 'HOURS', minutes: hours * 60, calendar: '8x5' })

describe('what is promised, plan by plan', () => {
  test.each([
    ['POLY-HEZOPLUS-2', 'P1', '24x7', '60 24x7', '60 24x7', nextDay, undefined],
    ['POLY-HEZOPLUS-2', 'P2', '8x5', '60 8x5', '120 8x5', nextDay, undefined],
    ['POLY-HEZOPLUS-2', 'P3', '8x5', '240 8x5', '240 8x5', undefined, undefined],
    ['LOGI-HEZOPLUS', 'P1', '24x7', '60 24x7', '60 24x7', { ...elapsed(8), outerBound: nextDay }, undefined],
    ['LOGI-HEZOPLUS', 'P2', '8x5', '60 8x5', '120 8x5', { ...inWindow(8), outerBound: nextDay }, undefined],
    ['LOGI-HEZOPLUS', 'P3', '8x5', '240 8x5', '240 8x5', undefined, undefined],
    ['POLY-HEZOPLUS-1', 'P1', '8x5', '60 8x5', '', nextDay, undefined],
    ['POLY-PARTNERPLUS', 'P1', undefined, '', '', undefined, undefined],
    ['EXTR-PW-TAC', 'P1', '24x7', '60 8x5', '', undefined, undefined],
    ['EXTR-PW-4H-ONS', 'P1', '24x7', '60 8x5', '', elapsed(4), elapsed(4)],
    ['EXTR-AHB-8x5xNBD', 'P3', '8x5', '60 8x5', '', nextDay, undefined],
    ['EXTR-SOS-24x7x8', 'P1', '24x7', '60 24x7', '', elapsed(8), elapsed(8)],
    ['EXTR-SOS-8x5x8', 'P2', '8x5', '60 8x5', '', inWindow(8), inWindow(8)],
    ['EXTR-AHB-24x7xNBD', 'P1', '24x7', '60 24x7', '', nextDay, undefined],
    ['QUAL-SOS-8x5xNBD', 'P1', '8x5', '60 8x5', '', nextDay, nextDay],
    ['HUAW-COCARE-BASIC', 'P1', '24x7', '', '', { ...nineHours, shipped: true }, undefined],
    ['HUAW-COCARE-STD', 'P4', '24x7', '60 9x5', '', nineHours, undefined],
    ['HUAW-COCARE-PREMIER', 'P2', '24x7', '60 24x7', '', elapsed(4), undefined],
    ['HUAW-COCARE-PREMIER', 'P3', '24x7', '60 9x5', '', nineHours, undefined],
    ['HUAW-AHB', 'P1', undefined, '', '', undefined, undefined],
    ['WG-ALLCARE', 'P3', '8x5', '480 8x5', '', undefined, undefined],
    ['WG-ALLCARE', 'P1', '8x5', '', '', nextDay, undefined],
  ] as const)('%s %s', (code, priority, intake, reaction, next, hardware, onSite) => {
    const targets = targetsFor(planVersion(code), priority)

    expect(targets.intake).toBe(intake)
    expect(written(targets.reaction)).toBe(reaction)
    expect(written(targets.nextCommunication)).toBe(next)
    expect(targets.hardware).toEqual(hardware)
    expect(targets.onSite).toEqual(onSite)
  })

  test('the one-hour sentence about every report is an alert inside, not the promise for questions', () => {
    expect(targetsFor(planVersion('LOGI-HEZOPLUS'), 'P3').reaction?.objectiveMinutes).toBe(60)
  })

  test('only CoCare has a cut-off', () => {
    const withCutOff = shippedPlans.filter((plan) => plan.cutOffMinute !== undefined)

    expect(withCutOff.map((plan) => plan.code)).toEqual([
      'HUAW-COCARE-STD',
      'HUAW-COCARE-PREMIER',
      'HUAW-COCARE-STD-ONS',
    ])
  })

  test('every device goes back within seven days at the operator’s expense', () => {
    expect(new Set(shippedPlans.map((plan) => `${plan.returnDays} ${plan.returnPaidBy}`))).toEqual(
      new Set(['7 operator']),
    )
  })

  test('the lost columns of the Extreme matrix stay beside our reading', () => {
    const levels = shippedPlans.filter((plan) => plan.ticksLiteral !== undefined)

    expect(levels.map((plan) => [plan.code, plan.ticksLiteral])).toEqual([
      ['EXTR-PW-TAC', 3],
      ['EXTR-PW-NBD-AHR', 4],
      ['EXTR-PW-4H-AHR', 2],
      ['EXTR-PW-NBD-ONS', 2],
      ['EXTR-PW-4H-ONS', 2],
    ])
  })

  test('a plan version is plain data that survives being stored', () => {
    expect(JSON.parse(JSON.stringify(shippedPlans))).toEqual(shippedPlans)
  })
})

test('a plan is found by its code, the newest version first', () => {
  const first = planVersion('POLY-HEZOPLUS-2')
  const second = { ...first, version: 2 }

  expect(planVersion('POLY-HEZOPLUS-2', undefined, [first, second]).version).toBe(2)
  expect(planVersion('POLY-HEZOPLUS-2', 1, [first, second]).version).toBe(1)
  expect(() => planVersion('POLY-HEZOPLUS-3')).toThrow('catalogue.plan_unknown')
})

test('every priority of every scheme is described in both languages', () => {
  const keys = (['P3', 'P4', 'WG'] as const).flatMap((scheme) =>
    prioritiesOf(scheme).flatMap((priority) => Object.values(priorityMessages(scheme, priority))),
  )

  expect(keys.filter((key) => !(key in pl) || !(key in en))).toEqual([])
})

test('a plan that does not say how it ranks reports is ranked by the three situations', () => {
  expect(schemeOf(planVersion('POLY-PARTNERPLUS'))).toBe('P3')
  expect(schemeOf(planVersion('WG-ALLCARE'))).toBe('WG')
})

test('priorities sort by urgency', () => {
  expect((['P3', 'P1', 'P2'] as const).toSorted(comparePriorities)).toEqual(['P1', 'P2', 'P3'])
})

function written(target: { readonly minutes: number; readonly calendar: string } | undefined): string {
  return target ? `${target.minutes} ${target.calendar}` : ''
}
