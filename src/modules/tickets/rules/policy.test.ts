import { describe, expect, test } from 'vitest'
import {
  maySee,
  maySeeInternal,
  mayOpen,
  mayShare,
  maySupport,
  mayWrite,
  requireRight,
  sideOf,
  type Asking,
  type PolicySubject,
} from './policy.ts'

const shared: PolicySubject = { organisationId: 'gron', partner: { id: 'kropka', name: 'Kropka' }, partnerAccess: true }
const unshared: PolicySubject = { ...shared, partnerAccess: false }
const without: PolicySubject = { ...shared, partner: null, partnerAccess: false }

const customer = (...organisationIds: string[]): Asking => ({ kind: 'customer', personId: 'p', organisationIds })
const staff = (...roles: string[]): Asking => ({ kind: 'staff', personId: 's', roles })

const actors = {
  visitor: { kind: 'visitor' },
  unproven: customer(),
  anna: customer('gron'),
  ola: customer('kropka'),
  both: customer('kropka', 'gron'),
  stranger: customer('inna'),
  engineer: staff('engineer'),
  coordinator: staff('coordinator'),
  manager: staff('manager'),
  admin: staff('admin'),
  onsite: staff('onsite'),
  contracts: staff('contracts'),
  portal: { kind: 'system' },
} as const satisfies Record<string, Asking>
type Name = keyof typeof actors

const who = (may: (actor: Asking) => boolean): Name[] =>
  (Object.keys(actors) as Name[]).filter((name) => may(actors[name]))
const desk: Name[] = ['engineer', 'coordinator', 'manager', 'admin']
const staffAndPortal: Name[] = [...desk, 'onsite', 'contracts', 'portal']

describe('who may', () => {
  test.each<[string, (actor: Asking) => boolean, Name[]]>([
    ['see a shared ticket', (actor) => maySee(actor, shared), ['anna', 'ola', 'both', ...staffAndPortal]],
    ['see a ticket that is not shared', (actor) => maySee(actor, unshared), ['anna', 'both', ...staffAndPortal]],
    ['see a ticket without a partner', (actor) => maySee(actor, without), ['anna', 'both', ...staffAndPortal]],
    ['see internal notes', maySeeInternal, staffAndPortal],
    ['work as support', maySupport, desk],
    ['write in a shared ticket', (actor) => mayWrite(actor, shared), ['anna', 'ola', 'both', ...desk]],
    ['write in a ticket that is not shared', (actor) => mayWrite(actor, unshared), ['anna', 'both', ...desk]],
    ['turn the partner switch', (actor) => mayShare(actor, shared), ['anna', 'both']],
    ['turn it on', (actor) => mayShare(actor, unshared), ['anna', 'both']],
    ['open a ticket', mayOpen, ['anna', 'ola', 'both', 'stranger']],
  ])('%s', (_, may, allowed) => {
    expect(who(may).toSorted()).toEqual(allowed.toSorted())
  })
})

test.each<[Name, PolicySubject, string | null]>([
  ['anna', shared, 'customer'],
  ['ola', shared, 'partner'],
  ['ola', unshared, null],
  ['both', unshared, 'customer'],
  ['engineer', unshared, 'support'],
  ['portal', unshared, 'system'],
  ['stranger', shared, null],
  ['visitor', shared, null],
])('%s stands on the right side', (name, ticket, side) => {
  expect(sideOf(actors[name], ticket)).toBe(side)
})

test('who may not is told what a stranger is told', () => {
  expect(() => requireRight(false)).toThrow('http.not_found')
  expect(() => requireRight(true)).not.toThrow()
})
