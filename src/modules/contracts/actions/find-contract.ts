import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { plainText } from '../rules/typed.ts'
import type { ContractView } from '../rules/views.ts'
import { findContract as readContract } from '../store/contracts.ts'
import { contractSummary } from './contract-summary.ts'

/**
 * A contract by its number.
 *
 * @throws {Refusal} `http.not_found`, also when it exists but is not the actor's to see.
 */
export async function findContract(ctx: Context, number: string): Promise<ContractView> {
  const contract = await lookUpContract(ctx, number)
  if (contract === null) throw new Refusal('http.not_found')
  return contract
}

/** The same, with null for what is not there or not the actor's to see. */
export async function lookUpContract(ctx: Context, number: string): Promise<ContractView | null> {
  const row = await readContract(ctx, plainText(number).trim().toUpperCase())
  if (row === null) return null
  const { renews, renewedBy, parties } = row
  return { ...(await contractSummary(ctx, row)), renews, renewedBy, parties }
}
