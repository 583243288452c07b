import type { Context, Services } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { compileCalendar, type CompiledCalendar } from '../rules/compile-calendar.ts'
import { findCalendarVersion } from '../store.ts'
import { calendarFor } from './calendar-for.ts'

const compiled = new WeakMap<Services, Map<string, CompiledCalendar>>()

/**
 * A calendar as it was in one of its versions, for what was counted on it and has ended (E28).
 *
 * @throws {Refusal} `calendar.unknown` when it never had this version.
 */
export async function calendarAtVersion(ctx: Context, code: string, version: number): Promise<CompiledCalendar> {
  const present = await calendarFor(ctx, code)
  if (present.version === version) return present
  const mine = compiled.get(ctx.services) ?? new Map<string, CompiledCalendar>()
  compiled.set(ctx.services, mine)
  const key = `${code} ${version}`
  const earlier = mine.get(key)
  if (earlier) return earlier

  const definition = await findCalendarVersion(ctx, code, version)
  if (definition === null) throw new Refusal('calendar.unknown', { calendar: code })
  const calendar = compileCalendar(definition, version)
  mine.set(key, calendar)
  return calendar
}
