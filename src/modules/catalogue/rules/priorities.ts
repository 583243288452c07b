import type { Objectives, PlanVersion, PriorityCode, PriorityScheme, PriorityTargets, TimeTarget } from './plan.ts'

const prioritiesOfScheme: Readonly<Record<PriorityScheme, readonly PriorityCode[]>> = {
  P3: ['P1', 'P2', 'P3'],
  P4: ['P1', 'P2', 'P3', 'P4'],
  WG: ['P1', 'P2', 'P3'],
}

/**
 * The priorities of a scheme, most urgent first.
 *
 * @see docs/domain/sla.md#priorities (source: R120–R122, P15, P21)
 */
export function prioritiesOf(scheme: PriorityScheme): readonly PriorityCode[] {
  return prioritiesOfScheme[scheme]
}

/**
 * The scheme by which reports under a plan are ranked. A plan whose source is silent ranks them by the three described
 * situations; that ranks, and promises nothing.
 *
 * @see docs/domain/sla.md#priorities (source: R120–R122, domain 3.2)
 */
export function schemeOf(plan: Pick<PlanVersion, 'scheme'>): PriorityScheme {
  return plan.scheme ?? 'P3'
}

/**
 * What a plan promises for a priority; a plan that says nothing about it promises nothing.
 *
 * @see docs/domain/sla.md#what-is-promised (source: domain 3.3, decision 18)
 */
export function targetsFor(plan: Pick<PlanVersion, 'targets'>, priority: PriorityCode): PriorityTargets {
  return plan.targets.find((targets) => targets.priority === priority) ?? { priority }
}

/**
 * What support wants to reach for itself with a priority, also as the first plans wrote it down: beside the promise.
 *
 * @see docs/domain/sla.md#internal-targets (source: E6, decision 18)
 */
export function objectivesOf({ reaction, nextCommunication, objectives }: PriorityTargets): Objectives {
  return {
    ...(reaction && legacyObjective('reaction', reaction)),
    ...(nextCommunication && legacyObjective('nextCommunication', nextCommunication)),
    ...objectives,
  }
}

function legacyObjective(
  name: 'reaction' | 'nextCommunication',
  { objectiveMinutes, calendar }: TimeTarget,
): Objectives {
  return objectiveMinutes === undefined ? {} : { [name]: { minutes: objectiveMinutes, calendar } }
}

/**
 * The keys of the words for a priority: its name and the situation it describes.
 *
 * @see docs/domain/sla.md#priorities (source: R120–R122)
 */
export function priorityMessages(scheme: PriorityScheme, priority: PriorityCode) {
  const key = `catalogue.priority.${scheme}.${priority}`
  return { title: `${key}.title`, description: `${key}.description` }
}

/**
 * Orders priorities, most urgent first; usable as a comparison for sorting.
 *
 * @see docs/domain/sla.md#priorities (source: R120–R122)
 */
export function comparePriorities(one: PriorityCode, other: PriorityCode): number {
  return one.localeCompare(other)
}
