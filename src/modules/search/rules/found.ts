import type { Temporal } from 'temporal-polyfill'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import type { ContractLine } from '../../contracts/rules/views.ts'

export type FoundTicket = {
  readonly number: string
  readonly title: string
  readonly priority: PriorityCode
  readonly organisationName: string
  readonly device: string
  readonly closed: boolean
  readonly changedAt: Temporal.Instant
}

/** What the words were found in. */
export type Found = { readonly lines: readonly ContractLine[]; readonly tickets: readonly FoundTicket[] }
