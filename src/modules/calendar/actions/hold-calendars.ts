import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { lockCalendars, lockCalendarsShared } from '../store.ts'
import { knownCalendars } from './known-calendars.ts'

/**
 * Keeps the calendars as they are until the transaction ends, and sees to it that the newest ones are known: whoever
 * writes a due moment must not write one that a change has just overtaken (E28). Writers do not wait for each other.
 */
export async function holdCalendars(tx: Context<Tx>): Promise<void> {
  await lockCalendarsShared(tx)
  await knownCalendars(tx, 'fresh')
}

/**
 * Waits for everybody who is writing due moments and lets nobody begin until the transaction ends: for a change of what due
 * moments and their steps follow from (E15, E28).
 */
export async function stopCalendars(tx: Context<Tx>): Promise<void> {
  await lockCalendars(tx)
}
