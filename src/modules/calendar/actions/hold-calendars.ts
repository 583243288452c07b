import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { lockCalendarsShared } from '../store.ts'
import { knownCalendars } from './known-calendars.ts'

/**
 * Keeps the calendars as they are until the transaction ends, and sees to it that the newest ones are known: whoever
 * writes a due moment must not write one that a change has just overtaken (E28). Writers do not wait for each other.
 */
export async function holdCalendars(tx: Context<Tx>): Promise<void> {
  await lockCalendarsShared(tx)
  await knownCalendars(tx, 'fresh')
}
