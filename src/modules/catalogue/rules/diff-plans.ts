import type { PlanVersion, PriorityTargets } from './plan.ts'
import { objectivesOf } from './priorities.ts'

/** A value in a plan; targets stand under their priority. */
export type PlanValue = string | number | boolean

/** One thing that two versions say differently; absent where a version says nothing. */
export type PlanDifference = {
  /** As `targets.P1.reaction.minutes`. */
  readonly path: string
  readonly before?: PlanValue
  readonly after?: PlanValue
}

/**
 * What is different in another version of a plan, in the order of the paths. Versions differ in their number by nature,
 * so that is left out.
 *
 * @param before Null for a plan that is new: then everything is an addition.
 * @see docs/domain/sla.md#what-is-promised (source: E75, features E13)
 */
export function diffPlans(before: PlanVersion | null, after: PlanVersion): readonly PlanDifference[] {
  const [old, next] = [before === null ? new Map<string, PlanValue>() : valuesOf(before), valuesOf(after)]
  return [...new Set([...old.keys(), ...next.keys()])].toSorted().flatMap((path) => {
    const [was, is] = [old.get(path), next.get(path)]
    if (was === is) return []
    return [{ path, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }]
  })
}

function valuesOf({ targets, scopeModels, termMonths, extensionMonths, ...plain }: PlanVersion) {
  const byPriority = Object.fromEntries(targets.map((own) => [own.priority, withObjectives(own)]))
  const lists = { scopeModels: list(scopeModels), termMonths: list(termMonths), extensionMonths: list(extensionMonths) }
  const values = new Map(leavesOf('', { ...plain, ...lists, targets: byPriority }))
  values.delete('version')
  values.delete('id')
  return values
}

/** The first plans wrote an aim beside the minutes of its promise: that is no other aim. */
function withObjectives(targets: PriorityTargets) {
  const { priority: _, reaction, nextCommunication, ...promised } = targets
  const objectives = objectivesOf(targets)
  return {
    ...promised,
    ...(reaction && { reaction: { minutes: reaction.minutes, calendar: reaction.calendar } }),
    ...(nextCommunication && {
      nextCommunication: { minutes: nextCommunication.minutes, calendar: nextCommunication.calendar },
    }),
    objectives,
  }
}

const list = (values: readonly (string | number)[]): string => values.join(', ')

function leavesOf(path: string, value: unknown): [string, PlanValue][] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(path === '' ? key : `${path}.${key}`, inner))
}
