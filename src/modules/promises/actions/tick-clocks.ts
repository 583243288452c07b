import { record } from '../../audit/index.ts'
import { holdCalendars } from '../../calendar/index.ts'
import { findPlanVersion } from '../../catalogue/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { isInternalClock } from '../rules/clock.ts'
import { nextMoment, type ClockMoment, type Told } from '../rules/next-due.ts'
import { markTold, takeDueClocks, type DueClock } from '../store.ts'
import { calendarsFor } from './calendars-for.ts'

const BATCH = 200

/**
 * Tells of the clocks whose warning or breach has come: once each, also with several tickers and after a crash, because
 * the telling and its note are one transaction over a locked row (E29, E95).
 *
 * @returns how many were told of; a full batch means that there may be more.
 */
export function tickClocks(ctx: Context): Promise<{ told: number; more: boolean }> {
  return inTransaction(ctx, async (tx) => {
    await holdCalendars(tx)
    const due = await takeDueClocks(tx, BATCH)
    for (const clock of due) await tell(tx, clock)
    return { told: due.length, more: due.length === BATCH }
  })
}

async function tell(tx: Context<Tx>, clock: DueClock): Promise<void> {
  const calendars = await calendarsFor(tx, await findPlanVersion(tx, clock.planVersionId))
  const moment = nextMoment(clock, clock, calendars)
  if (moment === null || moment.at.epochMilliseconds > tx.now.epochMilliseconds)
    return markTold(tx, clock, clock, moment?.at ?? null)

  const told: Told =
    moment.kind === 'warning'
      ? { warnedAt: tx.now, breachedAt: null }
      : { warnedAt: clock.warnedAt, breachedAt: tx.now }
  await markTold(tx, clock, told, nextMoment(clock, told, calendars)?.at ?? null)
  await record(tx, {
    type: eventOf(clock, moment.kind),
    subject: { kind: 'ticket', id: clock.ticketId },
    data: { kind: clock.kind, position: clock.position, dueAt: clock.dueAt?.toString() ?? null },
  })
}

/** An aim that was not reached breaks no promise: nobody but staff ever hears of it (decision 18). */
function eventOf(clock: DueClock, kind: ClockMoment['kind']): string {
  if (isInternalClock(clock)) return 'promise.objective_passed'
  return kind === 'warning' ? 'promise.warned' : 'promise.breached'
}
