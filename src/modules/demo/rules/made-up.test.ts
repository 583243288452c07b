import { describe, expect, test } from 'vitest'
import { isNip } from '../../identity/rules/tax-id.ts'
import { madeUpLicence, madeUpSerial } from './made-up-serial.ts'
import { madeUpTaxIds } from './made-up-tax-ids.ts'
import { seededChance } from './seeded-chance.ts'

describe('seeded chance', () => {
  test('falls the same way for the same seed and another way for another', () => {
    const rolls = (seed: number) => {
      const chance = seededChance(seed)
      return Array.from({ length: 20 }, () => chance.between(1, 1000))
    }
    expect(rolls(7)).toEqual(rolls(7))
    expect(rolls(7)).not.toEqual(rolls(8))
  })

  test('spreads evenly enough and keeps to its limits', () => {
    const chance = seededChance(7)
    const rolls = Array.from({ length: 6000 }, () => chance.between(1, 6))
    expect([Math.min(...rolls), Math.max(...rolls)]).toEqual([1, 6])
    for (const side of [1, 2, 3, 4, 5, 6]) expect(rolls.filter((roll) => roll === side).length).toBeGreaterThan(850)
    expect(rolls.filter(() => chance.happens(0.25)).length / 6000).toBeCloseTo(0.25, 1)
  })

  test('picks among what there is, and says so when there is nothing', () => {
    const chance = seededChance(7)
    expect(['a', 'b']).toContain(chance.pick(['a', 'b']))
    expect(() => chance.pick([])).toThrow(RangeError)
  })
})

describe('made-up tax ids', () => {
  test('are those of the specification, without the two that have no check digit', () => {
    expect(madeUpTaxIds(1, 12)).toEqual([
      '1200000011',
      '1200000028',
      '1200000034',
      '1200000040',
      '1200000057',
      '1200000063',
      '1200000086',
      '1200000092',
      '1200000100',
      '1200000117',
      '1200000123',
      '1200000146',
    ])
  })

  test('pass the check of real ones', () => {
    expect(madeUpTaxIds(20, 200).filter((taxId) => !isNip(taxId))).toEqual([])
  })
})

describe('made-up serial numbers', () => {
  test.each([
    ['Fortinet', 'FortiGate 100F', /^FG100FTK\d{8}$/],
    ['Fortinet', 'an unknown one', /^FORTINTK\d{8}$/],
    ['Extreme', 'X440-G2-48p', /^\d{4}G-\d{5}$/],
    ['Poly', 'Studio X50', /^8L\d{4}[0-9A-Z]{8}$/],
    ['Logitech', 'Rally Bar', /^\d{4}LZ[0-9A-Z]\d{5}$/],
  ])('of %s %s have the shape of their vendor', (vendor, model, shape) => {
    expect(madeUpSerial(vendor, model, 417, seededChance(7))).toMatch(shape)
  })

  test('a licence key says that it is one of the demo', () => {
    expect(madeUpLicence(seededChance(7))).toMatch(/^DEMO(-[0-9A-Z]{4}){4}$/)
  })
})
