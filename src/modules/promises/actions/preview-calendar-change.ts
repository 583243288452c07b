import { readCalendar } from '../../calendar/index.ts'
import type { Calendar } from '../../calendar/rules/calendar.ts'
import { compileCalendar } from '../../calendar/rules/compile-calendar.ts'
import { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { isInternalClock, type ClockKind } from '../rules/clock.ts'
import { timesOf } from '../rules/clock-times.ts'
import { listOpenClocks, type OpenClock } from '../store/open-clocks.ts'
import { presentCalendars } from './present-calendars.ts'

/** An open clock that would be due at another moment; null while it stands still. */
export type ClockMove = {
  readonly ticketId: string
  readonly position: number
  readonly kind: ClockKind
  /** An aim of support and no promise. */
  readonly internal: boolean
  readonly from: Temporal.Instant | null
  readonly to: Temporal.Instant | null
}

export type MovesPage = { readonly checked: number; readonly moves: readonly ClockMove[] }

const BATCH = 2000

/**
 * Exactly which open clocks would move if a calendar were changed, page by page, so that a million need no more memory
 * than one page. Nothing is written (E28, feature idea 10).
 *
 * @throws {Refusal} as `readCalendar`.
 */
export function previewCalendarChange(ctx: Context, definition: unknown): AsyncGenerator<MovesPage> {
  return pagesOf(ctx, readCalendar(definition))
}

async function* pagesOf(ctx: Context, calendar: Calendar): AsyncGenerator<MovesPage> {
  const calendars = new Map(await presentCalendars(ctx)).set(calendar.id, compileCalendar(calendar))
  let page: readonly OpenClock[] = []
  do {
    page = await listOpenClocks(ctx, calendar.id, page.at(-1) ?? null, BATCH)
    yield { checked: page.length, moves: page.flatMap((clock) => moveOf(clock, timesOf(clock, calendars).dueAt)) }
  } while (page.length === BATCH)
}

function moveOf(clock: OpenClock, to: Temporal.Instant | null): readonly ClockMove[] {
  const { ticketId, position, kind, dueMs } = clock
  if (dueMs === (to?.epochMilliseconds ?? null)) return []
  const from = dueMs === null ? null : Temporal.Instant.fromEpochMilliseconds(dueMs)
  return [{ ticketId, position, kind, internal: isInternalClock(clock), from, to }]
}
