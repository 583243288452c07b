import { calendarAtVersion } from '../../calendar/index.ts'
import { findPlanVersion } from '../../catalogue/index.ts'
import type { Context } from '../../../platform/context.ts'
import { isInternalClock, isOpenClock } from '../rules/clock.ts'
import { viewAt, type Calendars, type ClockView } from '../rules/clock-times.ts'
import { ledgerOfClock, type ClockLedger } from '../rules/clock-ledger.ts'
import { findPromises, listClocks, type StoredClock } from '../store/clocks.ts'
import { calendarsFor } from './calendars-for.ts'

/** A clock as it stands now, with the reason for its due moment. */
export type ExplainedClock = StoredClock & ClockView & { readonly ledger: ClockLedger }

/**
 * The clocks of a ticket with their states at this moment and "why this hour?" for each (features E17).
 * Internal targets are shown to staff only (decision 18). The caller has found the ticket visible to the actor.
 *
 * @param planVersionId The plan that is frozen on the ticket, where the caller has read it: a question less.
 */
export async function explainClocks(
  ctx: Context,
  ticketId: string,
  planVersionId: string | null = null,
): Promise<readonly ExplainedClock[]> {
  const promises =
    planVersionId === null
      ? await findPromises(ctx, ticketId)
      : { planVersionId, stored: await listClocks(ctx, ticketId) }
  if (promises === null) return []
  const present = await calendarsFor(ctx, await findPlanVersion(ctx, promises.planVersionId))
  const mayKnowAims = ctx.actor.kind === 'staff' || ctx.actor.kind === 'system'
  const shown = promises.stored.filter((clock) => mayKnowAims || !isInternalClock(clock))
  return Promise.all(shown.map((clock) => explained(ctx, clock, present)))
}

async function explained(ctx: Context, clock: StoredClock, present: Calendars): Promise<ExplainedClock> {
  const calendars = isOpenClock(clock) ? present : await calendarsThen(ctx, clock, present)
  return { ...clock, ...viewAt(clock, ctx.now, calendars), ledger: ledgerOfClock(clock, calendars) }
}

/** The calendars on which an ended clock was counted: a later change never touches it (E28). */
async function calendarsThen(ctx: Context, clock: StoredClock, present: Calendars): Promise<Calendars> {
  const then = new Map(present)
  for (const [code, version] of Object.entries(clock.calendarVersions))
    then.set(code, await calendarAtVersion(ctx, code, version))
  return then
}
