import type { Context } from '../../../platform/context.ts'
import type { ListedContract } from '../rules/views.ts'
import { listContracts } from './list-contracts.ts'

export type DashboardContracts = {
  /** Those in force today or still to come, what ends first standing first; never one that has ended (R67, R69). */
  readonly contracts: readonly ListedContract[]
  readonly hasMore: boolean
}

const SHOWN = 8

/** The list of active contracts on the Pulpit, in one question. */
export async function activeContractsForDashboard(ctx: Context, limit = SHOWN): Promise<DashboardContracts> {
  const { contracts, next } = await listContracts(ctx, { state: 'active', limit })
  return { contracts, hasMore: next !== null }
}
