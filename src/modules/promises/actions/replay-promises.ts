import { readCalendar } from '../../calendar/index.ts'
import { compileCalendar } from '../../calendar/rules/compile-calendar.ts'
import { findPlanVersion, planVersionId, type PlanVersion } from '../../catalogue/index.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { isInternalClock } from '../rules/clock.ts'
import { timesOf, type Calendars } from '../rules/clock-times.ts'
import { compareReplay, countMissed, type ReplayDifference, type ReplayedClock } from '../rules/replay.ts'
import { readEvent } from '../rules/stored-promises.ts'
import { clocksOf } from '../rules/ticket-clocks.ts'
import { usablePlan } from '../rules/usable-plan.ts'
import { listClocksOf, listHistories, type History } from '../store/histories.ts'
import { presentCalendars } from './present-calendars.ts'

/** Which tickets, by the moment of their sending, and under which other terms; what is absent stays as it was. */
export type ReplayWish = {
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
  readonly planCode?: string
  /** A calendar in place of the one with the same id. */
  readonly calendar?: unknown
}

export type TicketDifference = ReplayDifference & { readonly ticketId: string }

export type Replay = {
  readonly tickets: number
  readonly clocks: { readonly before: number; readonly after: number }
  readonly missed: { readonly before: number; readonly after: number }
  readonly differences: readonly TicketDifference[]
}

const BATCH = 500

/**
 * What the promises of a period would have been under another plan or calendar: what really happened, at the moments at
 * which it happened, counted again. Nothing is written (features idea 19).
 *
 * @throws {Refusal} `catalogue.plan_unknown`, and as `readCalendar`.
 */
export async function replayPromises(ctx: Context, wish: ReplayWish): Promise<Replay> {
  const plan = wish.planCode === undefined ? null : await findPlanVersion(ctx, await planVersionId(ctx, wish.planCode))
  const calendars = await calendarsWith(ctx, wish.calendar)
  const [clocks, missed, differences] = [{ before: 0, after: 0 }, { before: 0, after: 0 }, Array.of<TicketDifference>()]
  let [tickets, page] = [0, Array.of<History>()]
  do {
    page = [...(await listHistories(ctx, wish.from, wish.until, page.at(-1)?.ticketId ?? null, BATCH))]
    const kept = await listClocksOf(
      ctx,
      page.map(({ ticketId }) => ticketId),
    )
    for (const history of page) {
      const { ticketId, planVersionId: own } = history
      const before = (kept.get(ticketId) ?? []).filter((clock) => !isInternalClock(clock))
      const after = replayed(history, plan ?? (await findPlanVersion(ctx, own)), calendars)
      add(clocks, before.length, after.length)
      add(missed, countMissed(before, ctx.now), countMissed(after, ctx.now))
      differences.push(...compareReplay(before, after, ctx.now).map((each) => ({ ticketId, ...each })))
    }
    tickets += page.length
  } while (page.length === BATCH)
  return { tickets, clocks, missed, differences }
}

function add(sum: { before: number; after: number }, before: number, after: number): void {
  sum.before += before
  sum.after += after
}

async function calendarsWith(ctx: Context, given: unknown): Promise<Calendars> {
  const present = await presentCalendars(ctx)
  if (given === undefined) return present
  const calendar = readCalendar(given)
  return new Map(present).set(calendar.id, compileCalendar(calendar))
}

function replayed({ events }: History, plan: PlanVersion, calendars: Calendars): readonly ReplayedClock[] {
  const history = events.map(({ at, facts }) => readEvent(at, facts))
  const promised = clocksOf(history, usablePlan(plan, calendars), calendars).filter((clock) => !isInternalClock(clock))
  return promised.map((clock) => ({
    ...clock,
    dueAt: timesOf(clock, calendars).dueAt,
  }))
}
