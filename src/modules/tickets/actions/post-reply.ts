import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { once } from '../../../platform/idempotency.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import {
  attachFiles,
  countNewEntries,
  writeEntry,
  type AttachedUpload,
  type EntryChannel,
} from '../../dialogue/index.ts'
import { mayWrite, requireRight, sideOf } from '../rules/policy.ts'
import { actOfReply, afterAct, type ReplyEffect } from '../rules/state.ts'
import type { Ticket } from '../rules/ticket.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { updateTicket } from '../store/write-ticket.ts'
import { afterCustomerReply, type Aftermath } from './after-customer-reply.ts'
import { appendEntry, type Appended } from './append-entry.ts'
import { moveClocks } from './move-clocks.ts'

export type Reply = {
  readonly number: string
  readonly body: string
  readonly uploads?: readonly AttachedUpload[]
  /** The last public entry that the writer has seen; absent: nobody asked. */
  readonly expectedPosition?: number | null
  /** What an engineer's reply does besides being read; a customer's always asks for an answer. */
  readonly effect?: ReplyEffect
  readonly channel?: EntryChannel
  readonly once?: string | null
}

export type PostedReply = { readonly entryId: string; readonly position: number; readonly reactivated: boolean }

/**
 * Writes in a ticket's dialogue for everybody on it. An engineer's reply answers the waiting customer; a customer's
 * reply hands the move to support, reopens what was solved and reactivates what was closed.
 *
 * @throws {Refusal} `tickets.not_found`; `tickets.changed_meanwhile` with `count` when others have written since
 *   `expectedPosition`; `tickets.closed` for staff on a closed ticket; what `writeEntry` and `attachFiles` refuse.
 * @see docs/domain/tickets.md#dialogue (source: R90, R91, E7, E10, E83, features G16)
 */
export function postReply(ctx: Context, reply: Reply): Promise<PostedReply> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicketForUpdate(tx, reply.number)
    requireRight(mayWrite(tx.actor, ticket))
    const { once: key = null, expectedPosition: _seen, ...request } = reply
    const attempt = key === null ? null : { owner: personIdOf(tx.actor) ?? '', key: `reply:${key}`, request }
    return once(tx, attempt, () => write(tx, ticket, reply))
  })
}

async function write(tx: Context<Tx>, ticket: Ticket, reply: Reply): Promise<PostedReply> {
  await refuseIfOthersWrote(tx, ticket, reply.expectedPosition ?? null)
  const { uploads = [], channel = 'portal' } = reply
  const body = writeEntry(reply.body, uploads.length)
  const entry = await appendEntry(tx, ticket, { kind: 'message', body, channel })
  await attachFiles(tx, { ticketId: ticket.id, entryId: entry.id }, uploads)

  const isSupport = sideOf(tx.actor, ticket) === 'support'
  const change = isSupport
    ? await afterStaffReply(tx, ticket, reply.effect ?? 'keep', entry)
    : await afterCustomerReply(tx, ticket, entry, sideOf(tx.actor, ticket))
  await updateTicket(tx, ticket.id, { ...change, changedAt: tx.now })
  return { entryId: entry.id, position: change.lastEntryPosition, reactivated: ticket.state === 'closed' }
}

/** The traffic cop: who writes without having read the newest entries is told so, and loses nothing. */
async function refuseIfOthersWrote(tx: Context<Tx>, ticket: Ticket, seen: number | null): Promise<void> {
  if (seen === null || ticket.lastEntryPosition <= seen) return
  const count = await countNewEntries(tx, ticket.id, seen, personIdOf(tx.actor))
  if (count > 0) throw new Refusal('tickets.changed_meanwhile', { count })
}

async function afterStaffReply(
  tx: Context<Tx>,
  ticket: Ticket,
  effect: ReplyEffect,
  entry: Appended,
): Promise<Aftermath> {
  const standing = afterAct(ticket, actOfReply[effect])
  const due = await moveClocks(tx, ticket, [{ type: 'engineer_answered', at: tx.now }])
  const last = effect === 'solve' ? await appendEntry(tx, ticket, { kind: 'event', event: 'solved' }) : entry
  const type = effect === 'solve' ? 'ticket.solved' : 'ticket.replied'
  await record(tx, {
    type,
    subject: { kind: 'ticket', id: ticket.id },
    data: { entryId: entry.id, side: 'support', effect },
  })
  return {
    ...standing,
    ...due,
    agreedUntil: standing.move === 'agreed' ? ticket.agreedUntil : null,
    lastEntryPosition: last.position,
  }
}
