import type { Temporal } from 'temporal-polyfill'
import type { Context, Services } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { compileCalendar, type CompiledCalendar } from '../rules/compile-calendar.ts'
import { listCalendars, type StoredCalendar } from '../store.ts'

/** A change of a calendar by another process is seen after this many seconds at the latest. */
const TRUSTED_SECONDS = 60

type Known = { readonly readAt: Temporal.Instant; readonly stored: ReadonlyMap<string, StoredCalendar> }
type Compiled = { readonly version: number; readonly calendar: CompiledCalendar }

const known = new WeakMap<Services, Known>()
const compiled = new WeakMap<Services, Map<string, Compiled>>()

/**
 * A calendar ready for arithmetic, compiled once for each of its versions; the database is asked once a minute.
 *
 * @throws {Refusal} `calendar.unknown` when there is none of this code, `calendar.hours_missing` when the
 *   operator has not entered its hours yet (E23).
 */
export async function calendarFor(ctx: Context, code: string): Promise<CompiledCalendar> {
  const stored = (await storedCalendars(ctx)).get(code)
  if (stored === undefined) throw new Refusal('calendar.unknown', { calendar: code })
  const mine = compiled.get(ctx.services) ?? new Map<string, Compiled>()
  compiled.set(ctx.services, mine)
  const earlier = mine.get(code)
  if (earlier?.version === stored.version) return earlier.calendar

  const calendar = compileCalendar(stored.definition)
  mine.set(code, { version: stored.version, calendar })
  return calendar
}

async function storedCalendars(ctx: Context): Promise<Known['stored']> {
  const earlier = known.get(ctx.services)
  if (earlier && Math.abs(ctx.now.since(earlier.readAt).total('seconds')) < TRUSTED_SECONDS) return earlier.stored
  const stored = new Map((await listCalendars(ctx)).map((calendar) => [calendar.code, calendar]))
  known.set(ctx.services, { readAt: ctx.now, stored })
  return stored
}
