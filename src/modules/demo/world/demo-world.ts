import { companies, type DemoCompany } from './companies.ts'
import type { DemoContract } from './contract-shape.ts'
import { contractsOfCustomers } from './contracts-of-customers.ts'
import { contractsOfOthers } from './contracts-of-others.ts'
import { extraCompanies } from './extra-companies.ts'
import { generateContracts } from './generated-contracts.ts'

/** Every company of the demo world. */
export const demoCompanies: readonly DemoCompany[] = [...companies, ...extraCompanies]

/** Every contract of the demo world; those that others renew stand before them. */
export function demoContracts(seed: number): readonly DemoContract[] {
  return [...contractsOfCustomers, ...contractsOfOthers, ...generateContracts(extraCompanies, seed)]
}
