import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { lockCalendars, replaceCalendar } from '../store.ts'
import { knownCalendars } from './known-calendars.ts'
import { readCalendar } from './read-calendar.ts'

/** What changed; null where the calendar already was as given. */
export type CalendarChange = { readonly code: string; readonly version: number } | null

/**
 * Puts other hours, closures or openings into a calendar. The version before is kept; open clocks follow in the
 * background (`calendar.changed`), closed ones never do (E27, E28).
 *
 * @param definition A calendar; its `id` names the one that changes.
 * @throws {Refusal} `calendar.definition_unreadable`, `form.invalid`, `calendar.unknown`, `calendar.reason_missing`.
 */
export async function changeCalendar(ctx: Context, definition: unknown, reason: string): Promise<CalendarChange> {
  const calendar = readCalendar(definition)
  if (reason.trim() === '') throw new Refusal('calendar.reason_missing')
  const change = await inTransaction(ctx, async (tx) => {
    await lockCalendars(tx)
    const code = calendar.id
    if (!(await knownCalendars(tx, 'fresh')).has(code)) throw new Refusal('calendar.unknown', { calendar: code })
    const version = await replaceCalendar(tx, calendar, reason.trim())
    if (version === null) return null
    await record(tx, {
      type: 'calendar.changed',
      subject: { kind: 'calendar', id: code },
      data: { version, reason: reason.trim() },
    })
    return { code, version }
  })
  if (!ctx.db.isTransaction) await knownCalendars(ctx, 'fresh')
  return change
}
