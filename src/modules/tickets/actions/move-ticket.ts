import type { Temporal } from 'temporal-polyfill'
import { inTransaction, type Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { answersCustomer, readMove } from '../rules/move.ts'
import { maySupport, requireRight } from '../rules/policy.ts'
import { actOfMove, afterAct } from '../rules/state.ts'
import type { Move } from '../rules/ticket.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { updateTicket } from '../store/write-ticket.ts'
import { appendEntry } from './append-entry.ts'
import { moveClocks } from './move-clocks.ts'

export type NextMove = {
  readonly number: string
  readonly move: Move
  /** For the customer: what is needed. */
  readonly text?: string
  /** For an agreed date: until when. */
  readonly until?: Temporal.Instant | null
}

/**
 * Says whose move it is from now on. Telling the customer what is needed answers them; no clock pauses for it (E12).
 *
 * @throws {Refusal} `tickets.not_found`, `http.not_found` for who is not support, `tickets.closed`; what `readMove` refuses.
 * @see docs/domain/tickets.md#moves (source: decision 24, E12, E100, ux M19)
 */
export function moveTicket(ctx: Context, { number, move: wanted, text = '', until = null }: NextMove): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    requireRight(maySupport(tx.actor))
    const ticket = await findTicketForUpdate(tx, number)
    const standing = afterAct(ticket, actOfMove[wanted])
    const move = readMove({ move: wanted, text, until }, tx.now)
    const data = move.until === null ? {} : { until: move.until.toString() }
    const entry = await appendEntry(tx, ticket, { kind: 'event', event: `moved_${move.move}`, body: move.text, data })
    const due = answersCustomer(move) ? await moveClocks(tx, ticket, [{ type: 'engineer_answered', at: tx.now }]) : {}
    await updateTicket(tx, ticket.id, {
      ...standing,
      ...due,
      agreedUntil: move.until,
      changedAt: tx.now,
      lastEntryPosition: entry.position,
    })
    const facts = { entryId: entry.id, move: move.move, ...data }
    await record(tx, { type: 'ticket.moved', subject: { kind: 'ticket', id: ticket.id }, data: facts })
  })
}
