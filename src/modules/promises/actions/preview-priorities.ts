import { findPlanVersion } from '../../catalogue/index.ts'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import { prioritiesOf, schemeOf } from '../../catalogue/rules/priorities.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { nextDueAt } from '../rules/next-due.ts'
import { afterEvent } from '../rules/ticket-clocks.ts'
import { usablePlan } from '../rules/usable-plan.ts'
import { findPromises } from '../store/clocks.ts'
import { calendarsFor } from './calendars-for.ts'

/** When a ticket would next be due if it had this priority from now on; null when nothing would be. */
export type PriorityDue = { readonly priority: PriorityCode; readonly nextDueAt: Temporal.Instant | null }

/**
 * What changing a ticket's priority would do to its promises, by the very rules that the change applies (E11).
 * Empty when nothing was ever promised. The caller has found the ticket visible to the actor.
 */
export async function previewPriorities(ctx: Context, ticketId: string): Promise<readonly PriorityDue[]> {
  const promises = await findPromises(ctx, ticketId)
  if (promises === null) return []
  const stored = await findPlanVersion(ctx, promises.planVersionId)
  const calendars = await calendarsFor(ctx, stored)
  const plan = usablePlan(stored, calendars)
  return prioritiesOf(schemeOf(plan)).map((priority) => {
    if (priority === promises.priority) return { priority, nextDueAt: nextDueAt(promises.clocks, calendars) }
    const changed = afterEvent(promises, { type: 'priority_changed', priority, at: ctx.now }, plan, calendars)
    return { priority, nextDueAt: nextDueAt(changed.clocks, calendars) }
  })
}
