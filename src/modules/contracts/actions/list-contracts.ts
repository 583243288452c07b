import type { Context } from '../../../platform/context.ts'
import { warsawDay } from '../rules/contract-state.ts'
import { readCursor, writeCursor } from '../rules/cursor.ts'
import { likePattern, loosePattern, searchWords } from '../rules/search.ts'
import type { ListedContract, StateFilter } from '../rules/views.ts'
import {
  countContracts,
  listContracts as readContracts,
  type ContractQuery,
  type FoundContract,
} from '../store/contracts.ts'
import { contractSummary } from './contract-summary.ts'

export type ContractList = {
  readonly contracts: readonly ListedContract[]
  /** Where the next part begins; null on the last one. */
  readonly next: string | null
  /** How many contracts in the other of the two tabs would be found, at most `COUNTED`. Null when it was not asked. */
  readonly elsewhere: number | null
  /** Nothing was found as typed; these differ only in signs that look alike. */
  readonly alike: boolean
}

export type ContractWish = {
  readonly state: StateFilter
  readonly search?: string
  readonly limit: number
  readonly after?: string
}

export const COUNTED = 100

/**
 * The contracts that the actor may know about: those in force or still to come, those that have ended, or all, narrowed
 * by "Szukaj…" (R71–R73). A search that fits on one page also says how many the other tab would find.
 *
 * @throws {Refusal} `form.unreadable` for a place in the list that the list never gave out.
 */
export async function listContracts(ctx: Context, wish: ContractWish): Promise<ContractList> {
  const words = searchWords(wish.search ?? '')
  const query = {
    state: wish.state,
    today: warsawDay(ctx.now),
    limit: wish.limit + 1,
    after: wish.after === undefined ? null : readCursor(wish.after),
  }
  const exact = { ...query, patterns: words.map(likePattern) }
  const found = await readContracts(ctx, exact)
  const elsewhere = await countElsewhere(ctx, exact, found.length)
  const alike = found.length === 0 && elsewhere === 0 ? await readAlike(ctx, query, words) : []
  const rows = found.length > 0 ? found : alike
  const part = rows.slice(0, wish.limit)
  const last = part.at(-1)
  return {
    contracts: await Promise.all(part.map((row) => listed(ctx, row))),
    next: rows.length > wish.limit && last !== undefined ? writeCursor(last) : null,
    elsewhere,
    alike: alike.length > 0,
  }
}

async function listed(ctx: Context, row: FoundContract): Promise<ListedContract> {
  return { ...(await contractSummary(ctx, row)), hit: row.hit }
}

async function countElsewhere(ctx: Context, query: ContractQuery, found: number): Promise<number | null> {
  if (query.patterns.length === 0 || query.state === 'all' || query.after !== null || found >= query.limit) return null
  return countContracts(ctx, { ...query, state: query.state === 'active' ? 'archived' : 'active' }, COUNTED)
}

/** A serial in which O and 0 or 1 and I were confused still finds its contract, plainly marked as a guess (J4). */
async function readAlike(
  ctx: Context,
  query: Omit<ContractQuery, 'patterns'>,
  words: readonly string[],
): Promise<readonly FoundContract[]> {
  const loose = words.map(loosePattern)
  if (loose.every((pattern) => pattern === null)) return []
  return readContracts(ctx, { ...query, patterns: words.map((word, index) => loose[index] ?? likePattern(word)) })
}
