import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import type { Actor } from '../context.ts'
import { mayEnter, requireScope, safeReturn } from './access.ts'
import type { Access } from './types.ts'

const session = {
  id: 's',
  level: 'full',
  freshUntil: Temporal.Instant.from('2026-11-20T14:05:00Z'),
  endsAt: Temporal.Instant.from('2026-11-20T20:00:00Z'),
} as const
const signed = (actor: Actor, level: 'full' | 'password' = 'full') => ({ session: { ...session, level }, actor })

const people = {
  stranger: null,
  half: signed({ kind: 'visitor' }, 'password'),
  unproven: signed({ kind: 'customer', personId: 'p', name: 'Anna', organisationIds: [] }),
  customer: signed({ kind: 'customer', personId: 'p', name: 'Anna', organisationIds: ['o'] }),
  engineer: signed({ kind: 'staff', personId: 'p', name: 'Adam', roles: ['engineer'] }),
  admin: signed({ kind: 'staff', personId: 'p', name: 'Ewa', roles: ['admin'] }),
}

const table: readonly (readonly [Access, string])[] = [
  ['public', 'stranger half unproven customer engineer admin'],
  ['half', 'half unproven customer engineer admin'],
  ['person', 'unproven customer engineer admin'],
  ['customer', 'unproven customer'],
  ['proven', 'customer'],
  ['staff', 'engineer admin'],
  [['admin', 'manager'], 'admin'],
]

describe('access', () => {
  test.each(table)('%s is for: %s', (access, entitled) => {
    const entering = Object.entries(people)
      .filter(([, person]) => mayEnter(access, person))
      .map(([name]) => name)
    expect(entering.join(' ')).toBe(entitled)
  })

  test.each([
    ['/umowy/A204518?widok=lista#linie', '/umowy/A204518?widok=lista#linie'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/a\r\nSet-Cookie: x=1', '/'],
    ['', '/'],
    [undefined, '/'],
    [['/umowy'], '/'],
  ])('a form may lead back inside the portal only: %j', (wanted, address) => {
    expect(safeReturn(wanted)).toBe(address)
  })
})

describe('the scopes of a token', () => {
  test.each([
    ['a session may do what its person may', { scopes: null }, 'tickets:write'],
    ['a session needs no scope', { scopes: null }, undefined],
    ['a token does what it names', { scopes: ['tickets:read', 'tickets:write'] }, 'tickets:write'],
  ])('%s', (_, signed, scope) => {
    expect(() => requireScope(signed, scope)).not.toThrow()
  })

  test.each([
    ['a token does nothing else', { scopes: ['tickets:read'] }, 'tickets:write'],
    ['what no scope names, no token does', { scopes: ['tickets:read'] }, undefined],
    ['a token without scopes does nothing', { scopes: [] }, 'tickets:read'],
  ])('%s', (_, signed, scope) => {
    expect(() => requireScope(signed, scope)).toThrow('http.scope_missing')
  })
})
