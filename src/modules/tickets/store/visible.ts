import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Actor } from '../../../platform/context.ts'
import type { Schema } from '../../../platform/schema.ts'

/**
 * The tickets this actor may know about; every read of `ticket` goes through here. A customer's people see their
 * organisation's (E85), a partner's people those that the customer shared (E86, E87), staff and the portal itself all.
 */
export function visibleTo(actor: Actor) {
  return (eb: ExpressionBuilder<Schema, 'ticket'>): Expression<SqlBool> => {
    if (actor.kind === 'staff' || actor.kind === 'system') return eb.lit(true)
    if (actor.kind === 'visitor' || actor.organisationIds.length === 0) return eb.lit(false)
    const mine = [...actor.organisationIds]
    return eb.or([
      eb('ticket.organisation_id', 'in', mine),
      eb.and([eb('ticket.partner_organisation_id', 'in', mine), eb('ticket.partner_access', '=', eb.lit(true))]),
    ])
  }
}
