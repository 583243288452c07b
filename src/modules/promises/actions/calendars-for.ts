import { calendarFor } from '../../calendar/index.ts'
import type { PlanVersion } from '../../catalogue/index.ts'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import type { Calendars } from '../rules/clock-times.ts'
import { calendarCodesOf } from '../rules/usable-plan.ts'

/** The calendars a plan counts on, as they stand now, without those whose hours nobody has entered yet (E23). */
export async function calendarsFor(ctx: Context, plan: Pick<PlanVersion, 'targets'>): Promise<Calendars> {
  const calendars = new Map<string, Awaited<ReturnType<typeof calendarFor>>>()
  for (const code of calendarCodesOf(plan)) {
    try {
      calendars.set(code, await calendarFor(ctx, code))
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'calendar.hours_missing') throw error
    }
  }
  return calendars
}
