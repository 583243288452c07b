import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { lockCalendars, replaceCalendar } from '../store.ts'
import { knownCalendars } from './known-calendars.ts'
import { authorOf, mayKeepTerms } from '../rules/policy.ts'
import { readCalendar } from './read-calendar.ts'

/** What changed; null where the calendar already was as given. */
export type CalendarChange = { readonly code: string; readonly version: number } | null

/**
 * Puts other hours, closures or openings into a calendar. The version before is kept; open clocks follow in the
 * background (`calendar.changed`), closed ones never do (E27, E28).
 *
 * @param definition A calendar; its `id` names the one that changes.
 * @param base The version that the editor began with; absent where nobody looked.
 * @throws {Refusal} `http.not_found` for whom calendars are no business, `calendar.definition_unreadable`, `form.invalid`,
 *   `calendar.unknown`, `calendar.reason_missing`, `calendar.version_moved` when somebody changed it meanwhile.
 */
export async function changeCalendar(
  ctx: Context,
  definition: unknown,
  reason: string,
  base?: number,
): Promise<CalendarChange> {
  if (!mayKeepTerms(ctx.actor)) throw new Refusal('http.not_found')
  const calendar = readCalendar(definition)
  if (reason.trim() === '') throw new Refusal('calendar.reason_missing')
  const change = await inTransaction(ctx, async (tx) => {
    await lockCalendars(tx)
    const code = calendar.id
    const present = (await knownCalendars(tx, 'fresh')).get(code)
    if (present === undefined) throw new Refusal('calendar.unknown', { calendar: code })
    if (base !== undefined && base !== present.version)
      throw new Refusal('calendar.version_moved', { version: present.version })
    const version = await replaceCalendar(tx, calendar, { reason: reason.trim(), author: authorOf(tx.actor) })
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
