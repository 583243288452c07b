import { calendarFor, knownCalendars } from '../../calendar/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Calendars } from '../rules/clock-times.ts'

/** Every calendar that has hours, in its newest version. */
export async function presentCalendars(ctx: Context): Promise<Calendars> {
  const stored = [...(await knownCalendars(ctx, 'fresh')).values()]
  const usable = stored.filter(({ definition }) => definition.roundTheClock === true || definition.windows.length > 0)
  return new Map(await Promise.all(usable.map(async ({ code }) => [code, await calendarFor(ctx, code)] as const)))
}
