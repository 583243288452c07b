import type { PriorityCode, PriorityScheme } from '../../catalogue/rules/plan.ts'
import { prioritiesOf } from '../../catalogue/rules/priorities.ts'
import { Refusal } from '../../../refusal.ts'

/** The priority of questions in every scheme that has three situations (R122). */
const question: Readonly<Record<PriorityScheme, PriorityCode>> = { P3: 'P3', P4: 'P4', WG: 'P3' }

/**
 * Reads a chosen priority: one of the situations that the plan's scheme describes (E80).
 *
 * @throws {Refusal} `tickets.priority_unknown`.
 * @see docs/domain/tickets.md#priority (source: R88, R97, E80)
 */
export function choosePriority(scheme: PriorityScheme, typed: string): PriorityCode {
  const priority = prioritiesOf(scheme).find((each) => each === typed)
  if (priority === undefined) throw new Refusal('tickets.priority_unknown')
  return priority
}

/**
 * Whether a report of this priority may be about the whole contract instead of one device: questions only.
 *
 * @see docs/domain/tickets.md#opening (source: R82, R122, E82)
 */
export const allowsWholeContract = (scheme: PriorityScheme, priority: PriorityCode): boolean =>
  question[scheme] === priority || priority === 'P3'
