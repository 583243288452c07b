import { findPlanVersion } from '../../catalogue/index.ts'
import { prioritiesOf, schemeOf } from '../../catalogue/rules/priorities.ts'
import type { Context } from '../../../platform/context.ts'
import { ledgerOfClock, type ClockLedger } from '../rules/clock-ledger.ts'
import { startClock } from '../rules/clock.ts'
import { clockTargets } from '../rules/clock-targets.ts'
import { previewPromise, type PromisePreview } from '../rules/promise-preview.ts'
import { usablePlan } from '../rules/usable-plan.ts'
import { calendarsFor } from './calendars-for.ts'

/** The card shown before sending, one for each priority of the plan, with the reason for the reaction's hour. */
export type PromiseCard = PromisePreview & { readonly ledger: ClockLedger | null }

/**
 * What a report on this plan would be promised if it were sent now; the same rules as the clocks that sending creates
 * (features section 3, idea 4).
 */
export async function previewPromises(ctx: Context, planVersionId: string): Promise<readonly PromiseCard[]> {
  const stored = await findPlanVersion(ctx, planVersionId)
  const calendars = await calendarsFor(ctx, stored)
  const plan = usablePlan(stored, calendars)
  return prioritiesOf(schemeOf(plan)).map((priority) => {
    const { reaction } = clockTargets(plan, priority)
    const clock = reaction && startClock({ kind: 'reaction', cycle: 1, startedAt: ctx.now, target: reaction })
    return {
      ...previewPromise(plan, priority, ctx.now, calendars),
      ledger: clock ? ledgerOfClock(clock, calendars) : null,
    }
  })
}
