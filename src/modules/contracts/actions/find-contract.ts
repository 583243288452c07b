import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { plainText } from '../rules/typed.ts'
import { findContract as readContract } from '../store/contracts.ts'
import { contractSummary, type ContractSummary } from './contract-summary.ts'

/** One contract with its neighbours in the chain of renewals (D6, E70). */
export type ContractView = ContractSummary & { readonly renews: string | null; readonly renewedBy: string | null }

/**
 * A contract by its number.
 *
 * @throws {Refusal} `http.not_found`, also when it exists but is not the actor's to see.
 */
export async function findContract(ctx: Context, number: string): Promise<ContractView> {
  const row = await readContract(ctx, plainText(number).trim().toUpperCase())
  if (row === null) throw new Refusal('http.not_found')
  return { ...(await contractSummary(ctx, row)), renews: row.renews, renewedBy: row.renewedBy }
}
