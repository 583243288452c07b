import { describe, expect, test } from 'vitest'
import { formatAddress } from './address.ts'
import { parseOrganisationName } from './name.ts'
import { mayKnow } from './policy.ts'

const gron = { street: 'ul. Przykładowa 12/4', postalCode: '90-001', city: 'Łódź', country: 'PL' }

describe('an address in one line', () => {
  test.each([
    ['whole', gron, 'ul. Przykładowa 12/4, 90-001\u00a0Łódź'],
    ['without a street', { ...gron, street: '' }, '90-001\u00a0Łódź'],
    ['without a postal code', { ...gron, postalCode: '' }, 'ul. Przykładowa 12/4, Łódź'],
    ['of nothing', { ...gron, street: '', postalCode: '', city: '' }, ''],
    [
      'abroad',
      { street: 'Musterstraße 1', postalCode: '01067', city: 'Dresden', country: 'DE' },
      'Musterstraße 1, 01067\u00a0Dresden, DE',
    ],
  ])('%s', (_, address, line) => {
    expect(formatAddress(address)).toBe(line)
  })

  test('names Poland for readers elsewhere', () => {
    expect(formatAddress(gron, 'DE')).toContain(', PL')
  })
})

describe('a company’s name', () => {
  test.each([
    ['  Złoty   Gron Sp. z o.o. ', 'Złoty Gron Sp. z o.o.'],
    ['Příklad s.r.o.', 'Příklad s.r.o.'],
  ])('"%s" is kept as "%s"', (typed, name) => {
    expect(parseOrganisationName(typed)).toBe(name)
  })

  test('may neither be empty nor longer than 200 characters', () => {
    expect(() => parseOrganisationName(' \t')).toThrow('organisations.name_missing')
    expect(() => parseOrganisationName('x'.repeat(201))).toThrow('organisations.name_too_long')
  })
})

test.each([
  [{ kind: 'staff' }, true],
  [{ kind: 'system' }, true],
  [{ kind: 'customer', organisationIds: ['gron'] }, true],
  [{ kind: 'customer', organisationIds: ['gmina'] }, false],
  [{ kind: 'customer', organisationIds: [] }, false],
  [{ kind: 'visitor' }, false],
])('%o may know of Złoty Gron: %s', (asker, may) => {
  expect(mayKnow(asker, 'gron')).toBe(may)
})
