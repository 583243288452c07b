import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { mayKnow } from '../rules/policy.ts'
import { findById, type Organisation } from '../store.ts'

/**
 * An organisation by its id: for the operator's staff, the portal itself and the organisation's own people.
 *
 * @throws {Refusal} `http.not_found`, also when it exists but is not the actor's to see.
 */
export async function findOrganisation(ctx: Context, id: string): Promise<Organisation> {
  const found = mayKnow(ctx.actor, id) ? await findById(ctx, id) : null
  if (found === null) throw new Refusal('http.not_found')
  return found
}
