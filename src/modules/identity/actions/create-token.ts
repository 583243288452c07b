import { inTransaction, type Context } from '../../../platform/context.ts'
import { tokenHash } from '../../../platform/hash.ts'
import { newToken } from '../../../platform/id.ts'
import { formErrors } from '../../../platform/forms.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { parseScopes } from '../rules/scope.ts'
import { MAX_TOKENS, parseTokenLife, parseTokenName } from '../rules/token.ts'
import { insertToken, listTokens } from '../store/tokens.ts'

export type WantedToken = {
  readonly personId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly days: number
}

/**
 * Makes a token with which a program acts for this person within the named scopes.
 *
 * @returns the token, which is not kept and cannot be shown again.
 * @throws {Refusal} `form.invalid` naming the fields, `identity.tokens_too_many`.
 */
export async function createToken(ctx: Context, wanted: WantedToken): Promise<string> {
  const { personId } = wanted
  const { name, scopes, days } = parseWanted(wanted)
  const token = newToken()

  await inTransaction(ctx, async (tx) => {
    if ((await listTokens(tx, personId)).length >= MAX_TOKENS)
      throw new Refusal('identity.tokens_too_many', { max: MAX_TOKENS })
    const expiresAt = tx.now.add({ hours: 24 * days })
    const tokenId = await insertToken(tx, { personId, hash: tokenHash(token), name, scopes, expiresAt })
    const data = { what: 'token_created', tokenId, scopes, expiresAt: expiresAt.toString() }
    await record(tx, { type: 'identity.security_changed', subject: { kind: 'person', id: personId }, data })
  })
  return token
}

function parseWanted({ name, scopes, days }: WantedToken) {
  const errors = formErrors()
  const parsed = {
    name: errors.parse('name', () => parseTokenName(name)) ?? '',
    scopes: errors.parse('scopes', () => parseScopes(scopes)) ?? [],
    days: errors.parse('days', () => parseTokenLife(days)) ?? 0,
  }
  errors.refuseIfAny()
  return parsed
}
