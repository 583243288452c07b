import type { Context, Services } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { compileCalendar, type CompiledCalendar } from '../rules/compile-calendar.ts'
import { knownCalendars } from './known-calendars.ts'

const compiled = new WeakMap<Services, Map<string, CompiledCalendar>>()

/**
 * A calendar ready for arithmetic, compiled once for each of its versions; the database is asked once a minute.
 *
 * @throws {Refusal} `calendar.unknown` when there is none of this code, `calendar.hours_missing` when the
 *   operator has not entered its hours yet (E23).
 */
export async function calendarFor(ctx: Context, code: string): Promise<CompiledCalendar> {
  const stored = (await knownCalendars(ctx, 'trusted')).get(code)
  if (stored === undefined) throw new Refusal('calendar.unknown', { calendar: code })
  const mine = compiled.get(ctx.services) ?? new Map<string, CompiledCalendar>()
  compiled.set(ctx.services, mine)
  const earlier = mine.get(code)
  if (earlier?.version === stored.version) return earlier

  const calendar = compileCalendar(stored.definition, stored.version)
  mine.set(code, calendar)
  return calendar
}
