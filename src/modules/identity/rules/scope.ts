import { Refusal } from '../../../refusal.ts'

/** What a token may do for its person. Nothing that is not named here can be done with a token. */
export const scopes = ['tickets:read', 'tickets:write', 'contracts:read', 'account:read'] as const
export type Scope = (typeof scopes)[number]

/**
 * Reads the scopes asked for, each once and in their own order.
 *
 * @throws {Refusal} `identity.token_scope_unknown` naming the first that does not exist, `identity.token_scope_missing` for none.
 */
export function parseScopes(typed: readonly string[]): Scope[] {
  const unknown = typed.find((each) => !scopes.some((scope) => scope === each))
  if (unknown !== undefined)
    throw new Refusal('identity.token_scope_unknown', { scope: unknown.slice(0, 40), known: scopes.join(', ') })
  if (typed.length === 0) throw new Refusal('identity.token_scope_missing')
  return scopes.filter((scope) => typed.includes(scope))
}
