import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Calendar } from './rules/calendar.ts'

export type StoredCalendar = { readonly code: string; readonly version: number; readonly definition: Calendar }

/** Adds the calendars that are not there yet; what the operator has changed stays as it is. */
export async function insertMissingCalendars(ctx: Context, calendars: readonly Calendar[]): Promise<readonly string[]> {
  const rows = await ctx.db
    .insertInto('service_calendar')
    .values(
      calendars.map((calendar) => ({
        code: calendar.id,
        version: 1,
        definition: JSON.stringify(calendar),
        changed_at: ctx.now.toString(),
      })),
    )
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('code')
    .execute()
  return rows.map(({ code }) => code)
}

/** All calendars, a handful, as they stand now. */
export async function listCalendars(ctx: Context): Promise<readonly StoredCalendar[]> {
  return ctx.db
    .selectFrom('service_calendar')
    .select(['code', 'version', sql<Calendar>`definition`.as('definition')])
    .orderBy('code')
    .execute()
}
