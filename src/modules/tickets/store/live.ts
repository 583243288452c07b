import { reachOf, type Context } from '../../../platform/context.ts'
import { visibleTo } from './visible.ts'

/**
 * The numbers of those tickets of which the actor may hear, in one question for a whole batch of events.
 *
 * @param withdrawn Tickets whose sharing has just changed: the partner had the number before and must let go of it now.
 */
export async function numbersToTell(
  ctx: Context,
  ids: readonly string[],
  withdrawn: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const { whole, limited, contractIds } = reachOf(ctx.actor.kind === 'customer' ? ctx.actor : { organisationIds: [] })
  const rows = await ctx.db
    .selectFrom('ticket')
    .select('number')
    .where('id', 'in', [...ids])
    .where((eb) => {
      const visible = visibleTo(ctx.actor)(eb)
      if (withdrawn.length === 0 || whole.length + limited.length === 0) return visible
      const [wholes, limits, contracts] = [[...whole], [...limited], [...contractIds]]
      const had = eb.or([
        ...(wholes.length === 0 ? [] : [eb('partner_organisation_id', 'in', wholes)]),
        ...(limits.length === 0
          ? []
          : [eb.and([eb('partner_organisation_id', 'in', limits), eb('contract_id', 'in', contracts)])]),
      ])
      return eb.or([visible, eb.and([eb('id', 'in', [...withdrawn]), had])])
    })
    .orderBy('number')
    .execute()
  return rows.map(({ number }) => number)
}
