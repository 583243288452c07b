import { recordAll, type Happening } from '../../audit/index.ts'
import { holdCalendars } from '../../calendar/index.ts'
import { findPlanVersion } from '../../catalogue/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { nextAlarmAt, ring, type Ringing } from '../rules/alarms.ts'
import { timesOf } from '../rules/clock-times.ts'
import type { HandOver, Ladder } from '../rules/escalation.ts'
import { saveTold, takeDueClocks, type DueClock, type ToldClock } from '../store/due-clocks.ts'
import { calendarsFor } from './calendars-for.ts'
import { laddersOf } from './ladders-of.ts'

const BATCH = 200

/**
 * Lets the steps ring whose moment has come: once each, also with several tickers and after a crash, because the ringing, its
 * note on the clock and its events are one transaction over a locked row (E15, E29, E95).
 *
 * @returns how many clocks were looked at; a full batch means that there may be more.
 */
export function tickClocks(ctx: Context): Promise<{ told: number; more: boolean }> {
  return inTransaction(ctx, async (tx) => {
    await holdCalendars(tx)
    const due = await takeDueClocks(tx, BATCH)
    if (due.length === 0) return { told: 0, more: false }
    const ladderOf = await laddersOf(tx, due)
    const rung: Rung[] = []
    for (const clock of due) rung.push(await ringing(tx, clock, ladderOf(clock)))
    await saveTold(tx, rung)
    await recordAll(tx, rung.flatMap(happenings))
    return { told: due.length, more: due.length === BATCH }
  })
}

type Rung = ToldClock & Pick<Ringing, 'rung'>

async function ringing(tx: Context<Tx>, clock: DueClock, ladder: Ladder): Promise<Rung> {
  const calendars = await calendarsFor(tx, await findPlanVersion(tx, clock.planVersionId))
  const counted = { ...clock, dueAt: timesOf(clock, calendars).dueAt }
  const { rung, told } = ring(counted, ladder, tx.now, calendars)
  return { clock, rung, told, nextMomentAt: nextAlarmAt({ ...counted, ...told }, ladder, calendars) }
}

function happenings({ clock, rung }: Rung): readonly Happening[] {
  const subject = { kind: 'ticket', id: clock.ticketId }
  return rung.flatMap(({ step, at, event }) => {
    const { code, tell, reassign } = step
    const facts = { kind: clock.kind, position: clock.position, dueAt: clock.dueAt?.toString() ?? null, step: code }
    const told = { type: event, subject, data: { ...facts, at: at.toString(), tell } }
    if (reassign === undefined) return [told]
    return [told, { type: 'promise.handed_over', subject, data: { ...facts, to: asFacts(reassign) } }]
  })
}

const asFacts = (reassign: HandOver): { readonly [name: string]: string } => ({ ...reassign })
