import { findPlanVersion } from '../../catalogue/index.ts'
import type { Context } from '../../../platform/context.ts'
import { viewAt, type ClockView } from '../rules/clock-times.ts'
import { ledgerOfClock, type ClockLedger } from '../rules/clock-ledger.ts'
import { findPromises, listClocks, type StoredClock } from '../store.ts'
import { calendarsFor } from './calendars-for.ts'

/** A clock as it stands now, with the reason for its due moment. */
export type ExplainedClock = StoredClock & ClockView & { readonly ledger: ClockLedger }

/**
 * The clocks of a ticket with their states at this moment and "why this hour?" for each (features E17).
 * The caller has found the ticket visible to the actor.
 *
 * @param planVersionId The plan that is frozen on the ticket, where the caller has read it: a question less.
 */
export async function explainClocks(ctx: Context, ticketId: string, planVersionId?: string | null): Promise<readonly ExplainedClock[]> {
  const promises = planVersionId == null ? await findPromises(ctx, ticketId) : { planVersionId, stored: await listClocks(ctx, ticketId) }
  if (promises === null) return []
  const calendars = await calendarsFor(ctx, await findPlanVersion(ctx, promises.planVersionId))
  return promises.stored.map((clock) => ({
    ...clock,
    ...viewAt(clock, ctx.now, calendars),
    ledger: ledgerOfClock(clock, calendars),
  }))
}
