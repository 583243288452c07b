import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import type { Calendar } from './rules/calendar.ts'

export type StoredCalendar = { readonly code: string; readonly version: number; readonly definition: Calendar }

/** Adds the calendars that are not there yet; what the operator has changed stays as it is. */
export async function insertMissingCalendars(ctx: Context, calendars: readonly Calendar[]): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    with given as (
      select definition ->> 'id' as code, definition from jsonb_array_elements(${JSON.stringify(calendars)}::jsonb) as definition
    ), added as (
      insert into service_calendar (code, version, definition, changed_at)
      select code, 1, definition, ${ctx.now.toString()}::timestamptz from given
      on conflict (code) do nothing returning code, version, definition, changed_at
    )
    insert into service_calendar_version (code, version, definition, reason, changed_at)
    select code, version, definition, '', changed_at from added returning code`.execute(ctx.db)
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

/** The newest version of each calendar. */
export async function listNewestVersions(ctx: Context): Promise<readonly Pick<StoredCalendar, 'code' | 'version'>[]> {
  return ctx.db.selectFrom('service_calendar').select(['code', 'version']).execute()
}

/** A version of a calendar as it was; null when there is none. */
export async function findCalendarVersion(ctx: Context, code: string, version: number): Promise<Calendar | null> {
  const row = await ctx.db
    .selectFrom('service_calendar_version')
    .select(sql<Calendar>`definition`.as('definition'))
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.definition ?? null
}

/** A version of a calendar with who made it and why. */
export type CalendarRecord = {
  readonly version: number
  readonly definition: Calendar
  readonly author: string
  readonly reason: string
  readonly changedAt: Temporal.Instant
}

/** The versions of a calendar, newest first. */
export async function listCalendarRecords(ctx: Context, code: string): Promise<readonly CalendarRecord[]> {
  return ctx.db
    .selectFrom('service_calendar_version')
    .select(['version', 'author', 'reason', 'changed_at as changedAt', sql<Calendar>`definition`.as('definition')])
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .execute()
}

/**
 * Puts other hours in a calendar's place, unless they are the same ones; the earlier version is kept.
 *
 * @returns the new version, null when nothing is different.
 */
export async function replaceCalendar(
  tx: Context<Tx>,
  calendar: Calendar,
  { reason, author }: { readonly reason: string; readonly author: string },
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    with changed as (
      update service_calendar set version = version + 1, definition = ${JSON.stringify(calendar)}::jsonb, changed_at = ${tx.now.toString()}
      where code = ${calendar.id} and definition <> ${JSON.stringify(calendar)}::jsonb
      returning code, version, definition, changed_at
    )
    insert into service_calendar_version (code, version, definition, reason, author, changed_at)
    select code, version, definition, ${reason}, ${author}, changed_at from changed returning version`.execute(tx.db)
  return rows[0]?.version ?? null
}

/** Lets no calendar change until the transaction ends; as many as like hold this at once. */
export async function lockCalendarsShared(tx: Context<Tx>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('calendar'), 0)`.execute(tx.db)
}

/** Waits for everybody who is counting on the calendars, and lets nobody begin until the transaction ends. */
export async function lockCalendars(tx: Context<Tx>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('calendar'), 0)`.execute(tx.db)
}
