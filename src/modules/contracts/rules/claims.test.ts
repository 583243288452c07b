import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { admitClaim, claimBudgets } from './claim-budgets.ts'
import { judgeClaim, type ClaimFacts } from './judge-claim.ts'
import { readClaim } from './read-claim.ts'
import { mayAdminister, mayClaim, mayOpenTicket, maySee } from './policy.ts'

const untouched = { ofPerson: 0, ofAddress: 0, ofContractDay: 0, ofContract: 0 }

describe('the budget of wrong tries', () => {
  test.each([
    ['the first try', untouched, 'pending'],
    ['the fifth try of a person within the hour', { ...untouched, ofPerson: 4 }, 'pending'],
    ['the sixth try of a person', { ...untouched, ofPerson: 5 }, 'account_budget'],
    ['the sixth try of an address', { ...untouched, ofAddress: 5 }, 'address_budget'],
    ['the tenth try at a contract in a day', { ...untouched, ofContractDay: 9, ofContract: 9 }, 'pending'],
    [
      'the eleventh try at a contract in a day',
      { ...untouched, ofContractDay: 10, ofContract: 10 },
      'contract_day_budget',
    ],
    ['the thirtieth try at a contract in all', { ...untouched, ofContract: 29 }, 'pending'],
    ['the thirty-first try at a contract', { ...untouched, ofContract: 30 }, 'contract_budget'],
    [
      'a person without tries, who is not told of the contract',
      { ofPerson: 5, ofAddress: 5, ofContractDay: 10, ofContract: 30 },
      'account_budget',
    ],
  ])('%s is %s', (_, tries, reason) => {
    expect(admitClaim(tries, claimBudgets).reason).toBe(reason)
  })

  test('a contract at its limit is held, a person at theirs is refused', () => {
    expect(admitClaim({ ...untouched, ofContract: 30 }, claimBudgets)).toMatchObject({
      admitted: false,
      outcome: 'held',
    })
    expect(admitClaim({ ...untouched, ofPerson: 5 }, claimBudgets)).toMatchObject({
      admitted: false,
      outcome: 'refused',
    })
  })
})

const today = Temporal.PlainDate.from('2026-11-20')
const allRight: ClaimFacts = {
  contractId: 'contract',
  validTo: today,
  partyId: 'gron',
  serialHere: true,
  licences: [],
  serialAnywhere: true,
  isMember: false,
  wasRevoked: false,
}

describe('the verdict', () => {
  test.each([
    ['all three on one contract', {}, 'granted', 'matched'],
    [
      'a licence key instead of the serial',
      { serialHere: false, licences: [{ licence: 'TYPED-1', licenceKey: 'TYPED1', services: [] }] },
      'granted',
      'matched',
    ],
    ['a member already', { isMember: true }, 'granted', 'already_member'],
    [
      'a contract that does not exist',
      { contractId: null, validTo: null, partyId: null, serialHere: false },
      'refused',
      'contract_unknown',
    ],
    ['a serial that does not exist', { serialHere: false, serialAnywhere: false }, 'refused', 'serial_unknown'],
    ['a serial of another contract', { serialHere: false }, 'refused', 'serial_elsewhere'],
    ['another company', { partyId: null }, 'refused', 'tax_id_elsewhere'],
    ['another company and another serial', { partyId: null, serialHere: false }, 'refused', 'serial_elsewhere'],
    ['a contract that ended yesterday', { validTo: today.subtract({ days: 1 }) }, 'refused', 'contract_expired'],
    [
      'a member of a contract that has ended',
      { validTo: today.subtract({ days: 1 }), isMember: true },
      'refused',
      'contract_expired',
    ],
    ['access that was taken away', { wasRevoked: true }, 'held', 'revoked_before'],
  ] as const)('%s', (_, differing, outcome, reason) => {
    expect(judgeClaim({ ...allRight, ...differing }, today, 'TYPED-1', '')).toMatchObject({ outcome, reason })
  })

  test('a licence key that two programs share is refused until its service is named', () => {
    const licences = [
      { licence: 'AB-C1', licenceKey: 'ABC1', services: ['AHB'] },
      { licence: 'ABC-1', licenceKey: 'ABC1', services: ['TAC & OS'] },
    ]
    const facts = { ...allRight, serialHere: false, licences }

    expect(judgeClaim(facts, today, 'abc1', '')).toMatchObject({ outcome: 'refused', reason: 'licence_ambiguous' })
    expect(judgeClaim(facts, today, 'abc1', 'AHB')).toMatchObject({ outcome: 'granted' })
  })
})

describe('what was typed', () => {
  const pattern = '^[A-Z][0-9]{6}$'

  test('is compared in its plain forms', () => {
    expect(readClaim({ contractNumber: ' a204518', serial: ' (H)-2441g 00417 ' }, pattern)).toMatchObject({
      contractNumber: 'A204518',
      serialKey: '2441G00417',
      licence: '(H)-2441g 00417',
      licenceKey: 'H2441G00417',
    })
  })

  test('is refused for its shape alone, all fields at once', () => {
    const refusal = expect.objectContaining({
      code: 'form.invalid',
      fields: [
        expect.objectContaining({ field: 'contractNumber' }),
        expect.objectContaining({ field: 'serial', code: 'contracts.serial_missing' }),
      ],
    })
    expect(() => readClaim({ contractNumber: 'A1', serial: ' ' }, pattern)).toThrow(refusal)
  })

  test('has a limit', () => {
    expect(() => readClaim({ contractNumber: 'A204518', serial: 'x'.repeat(101) }, pattern)).toThrow(
      'contracts.serial_too_long',
    )
  })
})

describe('who may', () => {
  const customer = { kind: 'customer', organisationIds: ['gron'] }
  const engineer = { kind: 'staff', roles: ['engineer'] }
  const administrator = { kind: 'staff', roles: ['contracts'] }
  const [visitor, portal] = [{ kind: 'visitor' }, { kind: 'system' }]

  test.each([
    [
      'see a contract of their organisation',
      [customer, engineer, portal],
      [{ ...customer, organisationIds: ['other'] }, { ...customer, organisationIds: [] }, visitor],
      (asker: typeof customer) => maySee(asker, ['gron', 'kropka']),
    ],
    ['prove a right', [customer], [engineer, visitor, portal], mayClaim],
    ['administer contracts', [administrator, portal], [engineer, customer, visitor], mayAdminister],
  ])('%s', (_, may, mayNot, rule) => {
    expect(may.map((asker) => rule(asker as never))).toEqual(may.map(() => true))
    expect(mayNot.map((asker) => rule(asker as never))).toEqual(mayNot.map(() => false))
  })

  test('open tickets: only under a contract in force', () => {
    expect((['active', 'future', 'expired'] as const).map(mayOpenTicket)).toEqual([true, false, false])
  })
})
