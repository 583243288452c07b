import { inTransaction, type Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { shippedCalendars } from '../rules/calendar.ts'
import { insertMissingCalendars } from '../store.ts'

/**
 * Brings the shipped calendars into the database: at the start, as often as one likes.
 *
 * A calendar that is there already stays, because the operator may have entered hours and closures (E23, E27).
 */
export async function syncCalendars(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const code of await insertMissingCalendars(tx, shippedCalendars)) {
      await record(tx, { type: 'calendar.added', subject: { kind: 'calendar', id: code }, data: { version: 1 } })
    }
  })
}
