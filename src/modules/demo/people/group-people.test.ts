import { expect, test } from 'vitest'
import { groupPeople } from './group-people.ts'

const customer = { name: 'Anna', kind: 'customer', roles: [], proven: true, partner: false } as const

test('people stand under what they are, in the order of the page', () => {
  const people = [
    { ...customer, name: 'Ewa', kind: 'staff', roles: ['admin', 'coordinator'] } as const,
    { ...customer, name: 'Piotr', partner: true },
    customer,
    { ...customer, name: 'Nowa', proven: false },
  ]
  expect(groupPeople(people).map(({ role, people: [first] }) => [role, first?.name])).toEqual([
    ['customer', 'Anna'],
    ['partner', 'Piotr'],
    ['unproven', 'Nowa'],
    ['coordinator', 'Ewa'],
    ['admin', 'Ewa'],
  ])
})

test('a role that nobody has is left out', () => {
  expect(groupPeople([])).toEqual([])
})
