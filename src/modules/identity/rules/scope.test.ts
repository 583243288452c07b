import { describe, expect, test } from 'vitest'
import { parseScopes, scopes } from './scope.ts'

describe('the scopes of a token', () => {
  test.each([
    ['one', ['tickets:read'], ['tickets:read']],
    ['one named twice', ['account:read', 'account:read'], ['account:read']],
    ['all, in any order', [...scopes].toReversed(), [...scopes]],
  ])('%s', (_, typed, expected) => {
    expect(parseScopes(typed)).toEqual(expected)
  })

  test.each([
    ['none', [], 'identity.token_scope_missing'],
    ['one that does not exist', ['tickets:read', 'admin'], 'identity.token_scope_unknown'],
    ['one in another spelling', ['Tickets:Read'], 'identity.token_scope_unknown'],
    ['a wildcard', ['*'], 'identity.token_scope_unknown'],
  ])('refuses %s', (_, typed, code) => {
    expect(() => parseScopes(typed)).toThrow(code)
  })
})
