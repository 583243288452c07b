import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { reachOf, type Actor } from '../../../platform/context.ts'

/**
 * The contracts that this actor may know about: a condition on `contract`. Every read of contracts and their lines goes
 * through here (F8). Staff and the portal see all; a customer's person those of which one of their organisations is a
 * party (E39, E49), or single ones where the right was proven for these alone (decision 8); a visitor none.
 */
export function visibleTo(actor: Actor): RawBuilder<SqlBool> {
  if (actor.kind === 'staff' || actor.kind === 'system') return sql<SqlBool>`true`
  if (actor.kind === 'visitor' || actor.organisationIds.length === 0) return sql<SqlBool>`false`
  const { whole, limited, contractIds } = reachOf(actor)
  if (limited.length === 0) return isParty(whole)
  return sql<SqlBool>`(${isParty(whole)} or (contract.id = any(${[...contractIds]}::uuid[]) and ${isParty(limited)}))`
}

const isParty = (organisationIds: readonly string[]): RawBuilder<SqlBool> => sql<SqlBool>`exists (
    select from contract_party
    where contract_party.contract_id = contract.id and contract_party.organisation_id = any(${[...organisationIds]}::uuid[]))`

/** Folded as the texts are; a question of its own, because a prepared statement would else fold it anew for every row. */
const folded = (pattern: string) => sql`(select fold(${pattern}))`

/** All patterns must be found in the text of one row. */
export function matches(
  column: 'contract.search_text' | 'contract.own_words' | 'contract_line.search_text',
  patterns: readonly string[],
): RawBuilder<SqlBool> {
  if (patterns.length === 0) return sql<SqlBool>`true`
  return sql<SqlBool>`(${sql.join(
    patterns.map((pattern) => sql`${sql.ref(column)} like ${folded(pattern)}`),
    sql` and `,
  )})`
}

/** How many of the patterns are found in the text. */
export function countMatches(
  column: 'contract.own_words' | 'contract_line.search_text',
  patterns: readonly string[],
): RawBuilder<number> {
  return sql<number>`(${sql.join(
    patterns.map((pattern) => sql`(${sql.ref(column)} like ${folded(pattern)})::integer`),
    sql` + `,
  )})`
}
