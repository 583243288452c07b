import type { Context } from '../../../platform/context.ts'
import { warsawDay } from '../rules/contract-state.ts'
import { likePattern, searchWords } from '../rules/search.ts'
import { listLines } from '../store/lines.ts'
import type { ContractLine } from '../rules/views.ts'
import { contractLine } from './contract-line.ts'

export type LineWish = {
  readonly search?: string
  readonly contractNumber?: string
  /** Only lines under which a ticket may be opened today: in force and not replaced by another device. */
  readonly onlyOpen?: boolean
  /** The position behind which to go on, within one contract. */
  readonly after?: number
  readonly limit: number
}

/** Lines of contracts that the actor may know about, by contract and position, narrowed by words (R73, R74). */
export async function searchLines(ctx: Context, wish: LineWish): Promise<readonly ContractLine[]> {
  const rows = await listLines(ctx, {
    patterns: searchWords(wish.search ?? '').map(likePattern),
    contractNumber: wish.contractNumber ?? null,
    openOn: wish.onlyOpen === true ? warsawDay(ctx.now) : null,
    after: wish.after ?? 0,
    limit: wish.limit,
  })
  return rows.map((row) => contractLine(ctx, row))
}
