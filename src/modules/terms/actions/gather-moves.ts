import type { Context } from '../../../platform/context.ts'
import { previewCalendarChange, type ClockMove } from '../../promises/index.ts'
import { numbersOf } from '../../tickets/index.ts'

/** A clock that would move, under the number of its ticket. */
export type NumberedMove = ClockMove & { readonly number: string }

/** How many open clocks a change would move, of how many that count on the calendar, and the first of them. */
export type Moves = { readonly checked: number; readonly moved: number; readonly first: readonly NumberedMove[] }

/** So many are shown one by one; `calendar change --dry-run` lists them all. */
const SHOWN = 200

/**
 * Exactly which open clocks a changed calendar would move; all are counted, the first are named (S27, E28).
 *
 * @throws {Refusal} as `readCalendar`.
 */
export async function gatherMoves(ctx: Context, definition: unknown): Promise<Moves> {
  const first: NumberedMove[] = []
  let [checked, moved] = [0, 0]
  for await (const page of previewCalendarChange(ctx, definition)) {
    const shown = page.moves.slice(0, SHOWN - first.length)
    const numbers = await numbersOf(ctx, [...new Set(shown.map(({ ticketId }) => ticketId))])
    first.push(...shown.map((move) => ({ ...move, number: numbers.get(move.ticketId) ?? '' })))
    checked += page.checked
    moved += page.moves.length
  }
  return { checked, moved, first }
}
