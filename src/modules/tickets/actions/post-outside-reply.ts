import { inTransaction, system, type Actor, type Context } from '../../../platform/context.ts'
import { addEntry, attachFiles, writeEntry, type AttachedUpload } from '../../dialogue/index.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { updateTicket } from '../store/write-ticket.ts'
import { afterCustomerReply } from './after-customer-reply.ts'
import type { PostedReply } from './post-reply.ts'

export type OutsideReply = {
  readonly number: string
  /** What the dialogue shows as author: the name or address of who wrote. */
  readonly authorName: string
  readonly side: 'customer' | 'partner'
  readonly language: 'pl' | 'en'
  readonly body: string
  readonly uploads: readonly AttachedUpload[]
  /** Whose uploads they are: the person who invited the writer answers for what comes in. */
  readonly uploader: Actor
}

/**
 * Writes the mail of somebody without an account in a ticket's dialogue: an additional recipient, or who reported by
 * phone. The caller has made sure that the writer is on the ticket now.
 *
 * It does what a reply of the customer's side does: hands the move to support, reopens, reactivates (E84).
 *
 * @throws {Refusal} `tickets.not_found`, what `writeEntry` and `attachFiles` refuse.
 * @see docs/domain/tickets.md#dialogue (source: R86, R87, E84, decision 22)
 */
export function postOutsideReply(ctx: Context, reply: OutsideReply): Promise<PostedReply> {
  return inTransaction({ ...ctx, actor: system }, async (tx) => {
    const ticket = await findTicketForUpdate(tx, reply.number)
    const entry = await addEntry(tx, ticket.id, {
      kind: 'message',
      side: reply.side,
      authorId: null,
      authorName: reply.authorName,
      channel: 'mail',
      language: reply.language,
      body: writeEntry(reply.body, reply.uploads.length),
      event: null,
      data: {},
    })
    await attachFiles({ ...tx, actor: reply.uploader }, { ticketId: ticket.id, entryId: entry.id }, reply.uploads)
    const change = await afterCustomerReply(tx, ticket, entry, reply.side)
    await updateTicket(tx, ticket.id, { ...change, changedAt: tx.now })
    return { entryId: entry.id, position: change.lastEntryPosition, reactivated: ticket.state === 'closed' }
  })
}
