import { Refusal } from '../../../refusal.ts'
import { assistancePlans, systemCarePlans } from './assistance-plans.ts'
import { hezoPlusPlans, partnerPlusPlans } from './hezo-plus-plans.ts'
import type { PlanVersion } from './plan.ts'
import { allCarePlans, coCarePlans, partnerWorksPlans } from './vendor-level-plans.ts'

/** Every plan that is shipped, as the first rows of the operator's own catalogue (domain 3.2). */
export const shippedPlans: readonly PlanVersion[] = [
  ...hezoPlusPlans,
  ...partnerPlusPlans,
  ...partnerWorksPlans,
  ...assistancePlans,
  ...systemCarePlans,
  ...coCarePlans,
  ...allCarePlans,
]

/**
 * Finds a version of a plan, the newest one when none is named.
 *
 * @throws {Refusal} `catalogue.plan_unknown`.
 * @see docs/domain/sla.md#what-is-promised (source: E75, domain 3.1)
 */
export function planVersion(code: string, version?: number, plans: readonly PlanVersion[] = shippedPlans): PlanVersion {
  const found = plans
    .filter((plan) => plan.code === code && (version === undefined || plan.version === version))
    .toSorted((one, other) => other.version - one.version)
    .at(0)
  if (!found) throw new Refusal('catalogue.plan_unknown', { plan: code })
  return found
}
