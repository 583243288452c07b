import type { Context } from '../../../platform/context.ts'
import type { Party } from '../rules/parties.ts'
import { listParties } from '../store/parties.ts'

/** The organisations of a contract in their roles, when the actor may know of it; for the mails to those concerned. */
export async function contractParties(ctx: Context, contractId: string): Promise<readonly Party[]> {
  return listParties(ctx, contractId)
}
