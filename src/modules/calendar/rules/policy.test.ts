import { expect, test } from 'vitest'
import { staffRoles } from '../../../platform/context.ts'
import { authorOf, mayKeepTerms, mayReadTerms } from './policy.ts'

const staff = (role: string) => ({ kind: 'staff', roles: [role], name: 'Ewa Nowak' })

test('contract administrators and administrators keep the terms, managers read them, nobody else knows of them', () => {
  expect(staffRoles.filter((role) => mayKeepTerms(staff(role)))).toEqual(['contracts', 'admin'])
  expect(staffRoles.filter((role) => mayReadTerms(staff(role)))).toEqual(['contracts', 'manager', 'admin'])
})

test.each([
  ['a visitor', { kind: 'visitor' }, false],
  ['a customer, whatever roles they claim', { kind: 'customer', roles: ['admin'] }, false],
  ['the portal itself', { kind: 'system' }, true],
])('%s', (_, asker, may) => {
  expect([mayReadTerms(asker), mayKeepTerms(asker)]).toEqual([may, may])
})

test('a change carries the name of a person, and none where the portal itself made it', () => {
  expect([authorOf(staff('admin')), authorOf({ kind: 'system' })]).toEqual(['Ewa Nowak', ''])
})
