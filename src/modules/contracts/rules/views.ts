import type { Temporal } from 'temporal-polyfill'
import type { PlanVersion } from '../../catalogue/rules/plan.ts'
import type { ContractState } from './contract-state.ts'
import type { Party, Side } from './parties.ts'

/** In force or still to come; ended; both. */
export type StateFilter = 'active' | 'archived' | 'all'

export type Known = { readonly id: string; readonly name: string }
export type KnownPlan = PlanVersion & { readonly id: string }

/** A contract as lists show it to one reader today. */
export type ContractSummary = {
  readonly id: string
  readonly number: string
  readonly state: ContractState
  readonly validFrom: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate
  readonly daysLeft: number
  readonly orderNumber: string
  readonly customer: Known
  readonly partner: Known | null
  /** Where the reader stands: it comes from the contract's parties (E40). */
  readonly side: Side
  readonly lineCount: number
  readonly siteCount: number
  readonly plans: readonly KnownPlan[]
  /** Whether a ticket may be opened under it today (E66, E69). */
  readonly takesTickets: boolean
}

/** Why a contract was found: its first line that holds all words, and how many there are. */
export type Hit = {
  readonly hitCount: number
  readonly serial: string | null
  readonly licence: string | null
  readonly model: string
  readonly site: string
}

export type ListedContract = ContractSummary & { readonly hit: Hit | null }

/** One contract with its neighbours in the chain of renewals (D6, E70). */
export type ContractView = ContractSummary & {
  readonly renews: string | null
  readonly renewedBy: string | null
  readonly parties: readonly Party[]
}

/** A line of a contract as its readers see it today. */
export type ContractLine = {
  readonly lineId: string
  readonly contractNumber: string
  readonly position: number
  readonly customerName: string
  readonly serial: string | null
  readonly licence: string | null
  readonly serviceType: string | null
  readonly vendor: string
  readonly model: string
  readonly planVersionId: string
  /** Where the device stands, in one line: town, name of the site, room. */
  readonly place: string
  readonly address: string
  readonly validFrom: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate
  readonly state: ContractState
  readonly replacedBy: string | null
  readonly replaces: string | null
}
