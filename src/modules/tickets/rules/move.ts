import type { Temporal } from 'temporal-polyfill'
import { Refusal } from '../../../refusal.ts'
import { writeReason, type Move } from './ticket.ts'

export type WantedMove = { readonly move: Move; readonly text: string; readonly until: Temporal.Instant | null }

const LEAST_NEED = 3

/** What a handing-over says to the other side; waiting for the vendor or coming back may go without words. */
const leastText: Readonly<Record<Move, number>> = { customer: LEAST_NEED, agreed: LEAST_NEED, support: 0, vendor: 0 }

/**
 * Reads the handing-over of the move: waiting for the customer says what is needed, an agreed date has a moment to come.
 *
 * @throws {Refusal} `tickets.reason_too_short`, `tickets.until_missing`, `tickets.until_past`.
 * @see docs/domain/tickets.md#moves (source: decision 24, ux M19)
 */
export function readMove({ move, text, until }: WantedMove, now: Temporal.Instant): WantedMove {
  const said = writeReason(text, leastText[move])
  if (move !== 'agreed') return { move, text: said, until: null }
  if (until === null) throw new Refusal('tickets.until_missing')
  if (until.epochMilliseconds <= now.epochMilliseconds) throw new Refusal('tickets.until_past')
  return { move, text: said, until }
}

/**
 * Whether handing over is itself an engineer's answer to the customer: when it tells them something.
 *
 * @see docs/domain/tickets.md#moves (source: E7, E10, decision 12)
 */
export const answersCustomer = ({ move, text }: WantedMove): boolean =>
  (move === 'customer' || move === 'agreed') && text !== ''
