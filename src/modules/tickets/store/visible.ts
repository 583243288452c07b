import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { reachOf, type Actor } from '../../../platform/context.ts'
import type { Schema } from '../../../platform/schema.ts'

/**
 * The tickets this actor may know about; every read of `ticket` goes through here. A customer's people see their
 * organisation's (E85), a partner's people those that the customer shared (E86, E87), of single contracts where the right
 * was proven for these alone (decision 8); staff and the portal itself all.
 */
export function visibleTo(actor: Actor) {
  return (eb: ExpressionBuilder<Schema, 'ticket'>): Expression<SqlBool> => {
    if (actor.kind === 'staff' || actor.kind === 'system') return eb.lit(true)
    if (actor.kind === 'visitor' || actor.organisationIds.length === 0) return eb.lit(false)
    const { whole, limited, contractIds } = reachOf(actor)
    if (limited.length === 0) return concerns(eb, whole)
    const single = eb.and([eb('ticket.contract_id', 'in', [...contractIds]), concerns(eb, limited)])
    return whole.length === 0 ? single : eb.or([concerns(eb, whole), single])
  }
}

function concerns(eb: ExpressionBuilder<Schema, 'ticket'>, organisationIds: readonly string[]): Expression<SqlBool> {
  const mine = [...organisationIds]
  return eb.or([
    eb('ticket.organisation_id', 'in', mine),
    eb.and([eb('ticket.partner_organisation_id', 'in', mine), eb('ticket.partner_access', '=', eb.lit(true))]),
  ])
}
