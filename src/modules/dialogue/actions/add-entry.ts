import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { insertEntry, type NewEntry } from '../store/entries.ts'

/**
 * Appends an entry to a ticket's dialogue, now.
 * The caller has the right to write, holds the ticket's lock (so positions have no gaps in time) and records the event.
 *
 * @see docs/domain/tickets.md#dialogue (source: R90)
 */
export function addEntry(
  tx: Context<Tx>,
  ticketId: string,
  entry: NewEntry,
): Promise<{ id: string; position: number }> {
  return insertEntry(tx, ticketId, entry)
}
